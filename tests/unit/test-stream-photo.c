/* The photo of a paper wall under a map: what is kept of a picture, which pictures are
 * refused, that it is in no file of the map, undone like anything else, and gone from the
 * office when nothing shows it any more. */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-stream-example.h"
#include "domain/fw-stream-repository.h"
#include "draw/fw-photo.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-map-json.h"
#include "fw-test-office.h"
#include "scene/fw-stream-scene.h"
#include "store/fw-blob.h"

/* --- pictures ------------------------------------------------------------------------- */

/* Red left of the middle, blue right of it. */
static GdkPixbuf *
new_picture (int width, int height, gboolean alpha)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GdkPixbuf) right
      = gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, 0, width - width / 2, height);

  gdk_pixbuf_fill (pixbuf, alpha ? 0x00000000 : 0xff0000ff);
  gdk_pixbuf_fill (right, 0x0000ffff);
  return pixbuf;
}

static GBytes *
save (GdkPixbuf *pixbuf, const char *type)
{
  char *data;
  gsize size;
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

/* An EXIF part with the orientation and a place in it, behind the first marker. */
static GBytes *
with_exif (GBytes *jpeg, guint8 orientation)
{
  static const guint8 head[] = {0xff, 0xe1, 0, 58, 'E', 'x', 'i',  'f',  0, 0, 'I', 'I', 42, 0,
                                8,    0,    0, 0,  1,   0,   0x12, 0x01, 3, 0, 1,   0,   0,  0};
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  GByteArray *file = g_byte_array_new ();
  guint8 tail[32] = {orientation, 0, 0, 0, 0, 0, 0, 0};

  memcpy (tail + 8, "Musterstr. 7, Koeln", 19);
  g_byte_array_append (file, data, 2);
  g_byte_array_append (file, head, sizeof head);
  g_byte_array_append (file, tail, sizeof tail);
  g_byte_array_append (file, data + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (file);
}

static FwPhoto *
prepare (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  FwPhoto *photo = fw_photo_prepare (file, &error);

  g_assert_no_error (error);
  return photo;
}

/* Of the picture that is kept, at a place from 0 to 1: red (TRUE) or blue. */
static gboolean
is_red (FwPhoto *photo, double x, double y)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = fw_photo_decode (photo->content, 10000, &error);
  g_autofree guchar *pixels = NULL;
  gsize stride;
  const guchar *pixel;

  g_assert_no_error (error);
  stride = (gsize) gdk_texture_get_width (texture) * 4;
  pixels = g_malloc (stride * (gsize) gdk_texture_get_height (texture));
  gdk_texture_download (texture, pixels, stride); /* B8G8R8A8 on every machine that we build for */
  pixel = pixels + (gsize) (y * gdk_texture_get_height (texture)) * stride
          + (gsize) (x * gdk_texture_get_width (texture)) * 4;
  g_assert_true (pixel[0] > 200 || pixel[2] > 200);
  return pixel[2] > 200 && pixel[0] < 100;
}

static gboolean
contains (GBytes *bytes, const char *text)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

/* A phone held upright writes the picture lying, and how it was held. */
static void
test_upright (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (120, 80, FALSE);
  g_autoptr (GBytes) plain = save (pixbuf, "jpeg");
  g_autoptr (GBytes) turned = with_exif (plain, 6), mirrored = with_exif (plain, 3);
  g_autoptr (FwPhoto) one = prepare (plain), six = prepare (turned), three = prepare (mirrored);

  g_assert_cmpuint (one->width, ==, 120);
  g_assert_cmpuint (one->height, ==, 80);
  g_assert_true (is_red (one, 0.2, 0.5));
  /* A quarter to the right: what was left is above. */
  g_assert_cmpuint (six->width, ==, 80);
  g_assert_cmpuint (six->height, ==, 120);
  g_assert_true (is_red (six, 0.5, 0.2));
  g_assert_false (is_red (six, 0.5, 0.8));
  g_assert_cmpuint (three->width, ==, 120);
  g_assert_false (is_red (three, 0.2, 0.5));
  g_assert_true (is_red (three, 0.8, 0.5));
}

/* Where and with what it was taken is nobody's business. */
static void
test_no_words (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (64, 64, FALSE);
  g_autoptr (GBytes) plain = save (pixbuf, "jpeg");
  g_autoptr (GBytes) file = with_exif (plain, 1);
  g_autoptr (FwPhoto) photo = prepare (file);

  g_assert_true (contains (file, "Musterstr. 7"));
  g_assert_false (contains (photo->content, "Musterstr. 7"));
  g_assert_false (contains (photo->content, "Exif"));
}

static void
test_png (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (90, 60, TRUE);
  g_autoptr (GBytes) file = save (pixbuf, "png");
  g_autoptr (FwPhoto) photo = prepare (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = fw_photo_decode (photo->content, 30, &error);
  guchar pixels[30 * 20 * 4];

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 30);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 20);
  gdk_texture_download (texture, pixels, 30 * 4);
  /* What lets something through lies on white paper. */
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (pixels[10 * 120 + 5 * 4 + i], >, 240);
}

static void
test_large (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (6000, 1500, FALSE);
  g_autoptr (GBytes) file = save (pixbuf, "jpeg");
  g_autoptr (FwPhoto) photo = prepare (file);

  g_assert_cmpuint (photo->width, ==, FW_PHOTO_LONGEST);
  g_assert_cmpuint (photo->height, ==, 1024);
  g_assert_true (is_red (photo, 0.25, 0.5));
}

static void
assert_refused (GBytes *file, FwPhotoError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fw_photo_prepare (file, &error));
  g_assert_error (error, FW_PHOTO_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
add_chunk (GByteArray *file, const char *type, const guint8 *data, guint8 length)
{
  const guint8 size[] = {0, 0, 0, length};
  guint32 crc = 0xffffffff;
  guint start;

  g_byte_array_append (file, size, sizeof size);
  start = file->len;
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, length);
  for (guint i = start; i < file->len; i++)
    {
      crc ^= file->data[i];
      for (guint k = 0; k < 8; k++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  crc = GUINT32_TO_BE (~crc);
  g_byte_array_append (file, (const guint8 *) &crc, sizeof crc);
}

/* A PNG of so many pixels in some bytes. */
static GBytes *
new_bomb (guint32 width, guint32 height)
{
  static const guint8 begin[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  static const guint8 packed[] = {0x78, 0x9c, 0x63, 0x60, 0x00};
  GByteArray *file = g_byte_array_new ();
  guint8 head[13] = {0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0};

  width = GUINT32_TO_BE (width);
  height = GUINT32_TO_BE (height);
  memcpy (head, &width, sizeof width);
  memcpy (head + 4, &height, sizeof height);
  g_byte_array_append (file, begin, sizeof begin);
  add_chunk (file, "IHDR", head, sizeof head);
  add_chunk (file, "IDAT", packed, sizeof packed);
  add_chunk (file, "IEND", packed, 0);
  return g_byte_array_free_to_bytes (file);
}

static void
test_refused (void)
{
  g_autoptr (GdkPixbuf) pixbuf = new_picture (400, 300, FALSE);
  g_autoptr (GBytes) jpeg = save (pixbuf, "jpeg"), png = save (pixbuf, "png");
  g_autoptr (GBytes) text = g_bytes_new_static ("Erstkontakt, Einschätzung", 26);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7\n%%EOF\n", 15);
  g_autoptr (GBytes) bomb = new_bomb (30000, 30000);
  g_autofree guint8 *zeros = g_malloc0 (FW_PHOTO_MAX_SIZE + 1);
  g_autoptr (GBytes) huge = g_bytes_new_static (zeros, FW_PHOTO_MAX_SIZE + 1);
  const double cuts[] = {0.02, 0.3, 0.9};

  assert_refused (text, FW_PHOTO_ERROR_NO_PICTURE);
  assert_refused (nothing, FW_PHOTO_ERROR_NO_PICTURE);
  assert_refused (pdf, FW_PHOTO_ERROR_NO_PICTURE);
  assert_refused (bomb, FW_PHOTO_ERROR_TOO_LARGE);
  assert_refused (huge, FW_PHOTO_ERROR_TOO_LARGE);
  /* Cut off anywhere: the decoders alone would show the rest in grey and say nothing. */
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (GBytes) half
          = g_bytes_new_from_bytes (jpeg, 0, (gsize) (cuts[i] * g_bytes_get_size (jpeg)));
      g_autoptr (GBytes) other
          = g_bytes_new_from_bytes (png, 0, (gsize) (cuts[i] * g_bytes_get_size (png)));

      assert_refused (half, FW_PHOTO_ERROR_DAMAGED);
      assert_refused (other, FW_PHOTO_ERROR_DAMAGED);
    }
  {
    g_autoptr (GBytes) missing = g_bytes_new_from_bytes (jpeg, 0, g_bytes_get_size (jpeg) - 2);

    assert_refused (missing, FW_PHOTO_ERROR_DAMAGED);
  }
}

/* --- on the map ------------------------------------------------------------------------ */

static const FwStreamPhoto placed = {4711, -20, 35, 1400, 0.45, FALSE, TRUE};

static void
assert_photo (FwStream *stream, const FwStreamPhoto *should)
{
  FwStreamPhoto is;

  g_assert_true (fw_stream_get_photo (stream, &is));
  g_assert_cmpint (is.id, ==, should->id);
  g_assert_cmpfloat (is.x, ==, should->x);
  g_assert_cmpfloat (is.y, ==, should->y);
  g_assert_cmpfloat (is.width, ==, should->width);
  g_assert_cmpfloat_with_epsilon (is.opacity, should->opacity, 1e-9);
  g_assert_cmpint (is.hidden, ==, should->hidden);
  g_assert_cmpint (is.locked, ==, should->locked);
}

static void
test_undo (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  FwStreamPhoto photo = placed, none;

  fw_stream_begin (stream, "Photo");
  fw_stream_set_photo (stream, &photo);
  fw_stream_end (stream);
  photo.id = 4712;
  photo.opacity = 0.8;
  photo.hidden = TRUE;
  fw_stream_begin (stream, "Another");
  fw_stream_set_photo (stream, &photo);
  fw_stream_end (stream);
  fw_stream_begin (stream, "None");
  fw_stream_set_photo (stream, NULL);
  fw_stream_end (stream);
  g_assert_false (fw_stream_get_photo (stream, &none));
  g_assert_true (fw_stream_undo (stream));
  assert_photo (stream, &photo);
  g_assert_true (fw_stream_undo (stream));
  assert_photo (stream, &placed);
  g_assert_true (fw_stream_undo (stream));
  g_assert_false (fw_stream_get_photo (stream, &none));
  g_assert_true (fw_stream_redo (stream));
  assert_photo (stream, &placed);
}

/* MAP.json and draw.io go out of the house: they are the same with a photo and without. */
static void
test_in_no_file (void)
{
  g_autoptr (FwStream) with = fw_stream_example_new (), without = fw_stream_example_new ();
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (with, NULL, NULL);
  g_autoptr (FwStreamPlace) other = fw_stream_place_new (without, NULL, NULL);
  FwDrawioPlace where = {place->layout, place->boxes, place->flows, place->lanes, place->labels};
  FwDrawioPlace there = {other->layout, other->boxes, other->flows, other->lanes, other->labels};
  g_autofree char *json = NULL, *plain = NULL, *drawio = NULL, *plain_drawio = NULL;

  fw_stream_set_photo (with, &placed);
  json = fw_map_json_write (with);
  plain = fw_map_json_write (without);
  g_assert_cmpstr (json, ==, plain);
  drawio = fw_drawio_write (with, &where);
  plain_drawio = fw_drawio_write (without, &there);
  g_assert_cmpstr (drawio, ==, plain_drawio);
}

static FwSceneItem *
fill (FwScene *scene, FwStream *stream, const FwStreamPicture *picture)
{
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;

  options.picture = picture;
  fw_stream_scene_fill (scene, figures, place, &options);
  return fw_scene_find (scene, FW_STREAM_PHOTO_ID);
}

static void
test_scene (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwScene) scene = fw_scene_new ();
  FwStreamPicture picture = {.shape = 0.5, .movable = TRUE};
  FwStreamPhoto photo = placed;
  FwSceneItem *item;

  fw_stream_set_photo (stream, &photo);
  item = fill (scene, stream, &picture);
  g_assert_nonnull (item);
  g_assert_cmpfloat (item->body.size.height, ==, 700);
  g_assert_cmpfloat (item->body.origin.x, ==, -20);
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    g_assert_true (fw_scene_get_item (scene, i) == item
                   || fw_scene_get_item (scene, i)->z > item->z);
  /* Locked, the pointer goes through it. */
  g_assert_cmpint (item->flags, ==, 0);
  photo.locked = FALSE;
  fw_stream_set_photo (stream, &photo);
  item = fill (scene, stream, &picture);
  g_assert_cmpint (item->flags & FW_ITEM_MOVABLE, !=, 0);
  /* Not where nobody asked for it: pages, the second window. */
  g_assert_null (fill (scene, stream, NULL));
  photo.hidden = TRUE;
  fw_stream_set_photo (stream, &photo);
  g_assert_null (fill (scene, stream, &picture));
}

/* --- in the office ----------------------------------------------------------------------- */

static gint64
count (FwTestOffice *office, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autoptr (FwResult) rows = fw_test_office_query (office, sql, NULL);

  return fw_result_get_int (rows, 0, 0);
}

static gint64
add_map (FwTestOffice *office)
{
  FwStreamRecord record = {.name = "Karte", .content = "{}"};
  gint64 id = 0;

  fw_change_set_unref (
      fw_test_await_boxed (fw_stream_repository_add (office->store, &record, "Neu", &id)));
  return id;
}

static void
save_map (FwTestOffice *office, gint64 id, gint64 version, const FwStreamPhoto *photo)
{
  FwStreamRecord record = {.name = "Karte", .content = "{}"};

  if (photo != NULL)
    record.photo = *photo;
  fw_change_set_unref (fw_test_await_boxed (
      fw_stream_repository_save (office->store, id, version, &record, "Ändern")));
}

static void
test_office (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GdkPixbuf) pixbuf = new_picture (200, 100, FALSE);
  g_autoptr (GBytes) content = save (pixbuf, "jpeg"), back = NULL;
  g_autoptr (FwResult) row = NULL, map = NULL;
  gint64 id = add_map (office), first, second, other = add_map (office);
  FwStreamPhoto photo = placed, loaded;
  FwDay today = fw_day_new (2026, 6, 2);

  fw_clock_set_today (today);
  first = fw_test_await_id (
      fw_stream_photo_repository_add (office->store, id, content, FW_PHOTO_MIME, 200, 100));
  second = fw_test_await_id (
      fw_stream_photo_repository_add (office->store, id, content, FW_PHOTO_MIME, 200, 100));
  fw_test_await_id (
      fw_stream_photo_repository_add (office->store, other, content, FW_PHOTO_MIME, 200, 100));
  photo.id = first;
  save_map (office, id, 1, &photo);
  fw_test_office_reopen (office);
  map = fw_test_await_boxed (fw_stream_repository_load (office->store, id));
  g_assert_true (fw_stream_repository_get_photo (map, 0, &loaded));
  g_assert_cmpint (loaded.id, ==, first);
  g_assert_cmpfloat (loaded.x, ==, -20);
  g_assert_cmpfloat (loaded.width, ==, 1400);
  g_assert_cmpfloat_with_epsilon (loaded.opacity, 0.45, 1e-9);
  g_assert_true (loaded.locked && !loaded.hidden);
  row = fw_test_await_boxed (fw_stream_photo_repository_load (office->store, loaded.id));
  g_assert_cmpint (fw_result_get_int (row, 0, FW_STREAM_PHOTO_ROW_WIDTH), ==, 200);
  back = fw_test_await_boxed (
      fw_store_load_blob (office->store, fw_result_get_int (row, 0, FW_STREAM_PHOTO_ROW_BLOB)));
  g_assert_true (g_bytes_equal (back, content));

  /* On its day all stay, for undo; on the next what the map does not show goes. */
  g_assert_cmpint (fw_test_await_id (fw_stream_photo_repository_tidy (office->store, id)), ==, 0);
  fw_clock_set_today (today + 1);
  g_assert_cmpint (fw_test_await_id (fw_stream_photo_repository_tidy (office->store, id)), ==, 1);
  g_assert_cmpint (count (office, "value_stream_photo"), ==, 2);
  g_assert_cmpint (count (office, "blob"), ==, 2);
  g_clear_pointer (&row, fw_result_unref);
  row = fw_test_await_boxed (fw_stream_photo_repository_load (office->store, second));
  g_assert_cmpuint (fw_result_get_n_rows (row), ==, 0);

  /* Taken off the map it goes too, and with the map all of its pictures. */
  save_map (office, id, 2, NULL);
  g_clear_pointer (&map, fw_result_unref);
  map = fw_test_await_boxed (fw_stream_repository_load (office->store, id));
  g_assert_false (fw_stream_repository_get_photo (map, 0, &loaded));
  g_assert_cmpint (fw_test_await_id (fw_stream_photo_repository_tidy (office->store, id)), ==, 1);
  fw_change_set_unref (fw_test_await_boxed (fw_stream_repository_remove (office->store, other, 1)));
  g_assert_cmpint (count (office, "value_stream_photo"), ==, 0);
  g_assert_cmpint (count (office, "blob"), ==, 0);
  fw_clock_set_today (FW_DAY_NONE);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-photo/upright", test_upright);
  g_test_add_func ("/stream-photo/no-words", test_no_words);
  g_test_add_func ("/stream-photo/png", test_png);
  g_test_add_func ("/stream-photo/large", test_large);
  g_test_add_func ("/stream-photo/refused", test_refused);
  g_test_add_func ("/stream-photo/undo", test_undo);
  g_test_add_func ("/stream-photo/in-no-file", test_in_no_file);
  g_test_add_func ("/stream-photo/scene", test_scene);
  g_test_add_func ("/stream-photo/office", test_office);
  return g_test_run ();
}
