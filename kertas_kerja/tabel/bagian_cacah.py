"""Persen di samping sebuah cacah: bagian setiap baris dari jumlah semuanya, bila baris-barisnya memang begitu."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.dasar import Relasi
from kertas_kerja.tabel.kosakata import normalkan
from kertas_kerja.tabel.pemasok import Pemasok

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Tabel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

_YANG_DICACAH = (
    r"indikator|kinerja|utama|iku|ik|iksk|ikp|sasaran|strategis|program|kegiatan|sub|unit|layanan|opd|skpd|perangkat"
    r"|daerah|desa|kelurahan|kecamatan|responden|pegawai|baris|dan|/"
)
BANYAK = rf"(?:jumlah|jml|banyak\w*|frekuensi|cacah)(?: (?:{_YANG_DICACAH}))*$"
_PERSEN_SAJA = rf"(?:persentase|prosentase|persen|%|proporsi|bagian)(?: \(?%|(?: (?:{_YANG_DICACAH}))+)?$"


def bagian(cacah: str) -> Ekspresi:
    """Cacah sebuah baris dibagi jumlahnya."""
    return Kolom(cacah) / jumlah(Himpunan(cacah))


def varian_bagian(tabel: Tabel, cacah: str, konteks: Konteks) -> frozenset[str]:
    """`berbagian` bila persen yang tertulis kebanyakan bagian dari jumlahnya, atau kepalanya hanya menyebut persen."""
    rumus = bagian(cacah)
    tertulis = [(b, s.angka) for b in tabel.data() if (s := b.ambil("bagian")) is not None and s.angka is not None]
    cocok = sum(
        putuskan(rumus, Pemasok(tabel, b, "", konteks).angka, a).status in ("exact", "rounding") for b, a in tertulis
    )
    judul = " ".join(normalkan(k.judul) for k in tabel.kolom_bernama("bagian"))
    kosong = not tertulis and re.match(_PERSEN_SAJA, judul) is not None
    return frozenset({"berbagian"} if kosong or (cocok > 1 and cocok * 2 > len(tertulis)) else ())


def relasi_bagian(cacah: str) -> tuple[Relasi, Relasi]:
    """Bagian di setiap baris, dan jumlahnya di baris jumlah."""
    return (
        Relasi("KK115", "bagian", bagian(cacah), varian="berbagian", nama="bagian"),
        Relasi(
            "KK115",
            "bagian",
            bagian(cacah),
            baris="total",
            varian="berbagian",
            nama="jumlah bagian",
            bacaan=lambda *_: (jumlah(Himpunan("bagian")),),
        ),
    )
