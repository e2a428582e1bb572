"""Kepala kolom unsur pelayanan pada olahan survei kepuasan: "U1", "Unsur 1", "Persyaratan".

Satu kata seperti "Waktu" atau "Biaya" juga kepala tabel lain: nama unsur baru berarti di samping nama unsur lain
(`MIN_UNSUR`), dan yang kurang dari itu diabaikan.
"""

from __future__ import annotations

import re

UNSUR = "nilai_unsur"
MIN_UNSUR = 3
_KODE = r"(?:unsur |nilai )*(?:ke ?-? ?)?\(?(?:u|unsur) ?[.-]? ?(?P<depan>\d{1,2})\b"
_KODE_BELAKANG = r".{3,70} ?\(?\bu ?[.-]? ?(?P<belakang>\d{1,2})$"
_NAMA = (
    r"(?:(?:kesesuaian |kemudahan )?persyaratan|(?:sistem\W|kemudahan )?.{0,14}prosedur|waktu|kecepatan waktu"
    r"|biaya ?/ ?tarif|biaya|kewajaran biaya|produk|kesesuaian produk|kompetensi|perilaku|kesopanan"
    r"|(?:penanganan |kualitas )?.{0,5}pengaduan|sarana|maklumat|kualitas sarana)"
    r"(?:$|[ ,/&](?:dan |& ?)?(?:pelayanan|layanan|penyelesaian|pelaksana|petugas|tarif|spesifikasi|prasarana"
    r"|mekanisme|prosedur|saran|penanganan|masukan|jenis|pelaksanaan|dengan|dan|pengguna).*$)"
)
KATA_AWAL = frozenset(
    (
        "u", "unsur", "nilai", "persyaratan", "kesesuaian", "kemudahan", "sistem", "mekanisme", "prosedur", "waktu",
        "kecepatan", "biaya", "kewajaran", "produk", "kompetensi", "perilaku", "kesopanan", "penanganan", "kualitas",
        "pengaduan", "sarana", "maklumat",
    )
)  # fmt: skip
_DEPAN = re.compile(r"[a-z]+")
_KATA_KODE = frozenset({"u", "unsur", "nilai", "ke"})


def kode_unsur(bersih: str) -> str:
    """ "U1" bagi "u1", "unsur 1", "persyaratan (u1"; nama unsur itu sendiri bila tanpa nomor; "" bila bukan unsur."""
    awal = _DEPAN.search(bersih)
    if awal is None or len(bersih) > 90:
        return ""
    cocok = re.match(_KODE, bersih) if awal[0] in _KATA_KODE else None
    if cocok is None and bersih[-1].isdecimal() and "u" in bersih[3:]:
        cocok = re.fullmatch(_KODE_BELAKANG, bersih)
    if cocok is not None:
        return f"U{int(cocok[1])}"
    return bersih[:40] if awal[0] in KATA_AWAL and re.match(_NAMA, bersih) else ""
