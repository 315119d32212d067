/* fw-sign-certificate-page.h: signed with a certificate of the party's own (PKCS#12). */
#pragma once

#include "features/helpplan/fw-sign-way-page.h"

G_BEGIN_DECLS

#define FW_TYPE_SIGN_CERTIFICATE_PAGE (fw_sign_certificate_page_get_type ())
G_DECLARE_FINAL_TYPE (FwSignCertificatePage,
                      fw_sign_certificate_page,
                      FW,
                      SIGN_CERTIFICATE_PAGE,
                      AdwBin)

G_END_DECLS
