/* fw-glossary-dialog.h: the terms that help plans explain in plain words, to read and to change. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_GLOSSARY_DIALOG (fw_glossary_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwGlossaryDialog, fw_glossary_dialog, FW, GLOSSARY_DIALOG, AdwDialog)

AdwDialog *
fw_glossary_dialog_new (FwStore *store);

G_END_DECLS
