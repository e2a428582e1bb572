"""Bagian bersama tabel efisiensi SDM dan aset: kebutuhan, yang tersedia, pemenuhan, efisiensi."""

from __future__ import annotations

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, Ringkas, jumlah
from kertas_kerja.tabel.dasar import JUMLAH, BarisRingkas, KolomTabel, Relasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kertas_kerja.model import Baris
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks


def rapikan_baris(baris: Baris) -> Baris:
    """Baris yang memuat NKO adalah baris jumlah; angka kebutuhannya sering ditaruh di kolom uraian."""
    nko = baris.ambil("nko")
    if baris.jenis not in ("data", "catatan") or nko is None or nko.angka is None:
        return baris
    uraian, kebutuhan = baris.ambil("kebutuhan_uraian"), baris.ambil("kebutuhan")
    if uraian is not None and uraian.angka is not None and kebutuhan is not None and kebutuhan.kosong:
        baris = baris._replace(sel={**baris.sel, "kebutuhan": uraian})
    return baris._replace(jenis="total")


SALAH_SATU = ("pemenuhan", "kekurangan")


def kolom_sumber_daya(benda: str) -> tuple[KolomTabel, ...]:
    """Kolom resmi tabel efisiensi untuk `benda` (SDM atau Aset)."""
    return (
        KolomTabel("nko", "Capaian Kinerja Organisasi", "persen", lebar=16),
        KolomTabel("kebutuhan_uraian", f"Jumlah Kebutuhan {benda} (uraian)", "ukuran", lebar=48),
        KolomTabel("kebutuhan", f"Jumlah Kebutuhan {benda}", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("tersedia", f"Jumlah {benda}", "ukuran", wajib=True, ditetapkan=True, desimal=0),
        KolomTabel("pemenuhan", f"Pemenuhan Kebutuhan {benda}", "persen", dari=("capaian",)),
        KolomTabel("kekurangan", "Kekurangan", "ukuran", dari=("selisih",), desimal=0),
    )


def ringkas_sumber_daya(benda: str) -> tuple[BarisRingkas, ...]:
    """Baris ringkasan tabel efisiensi."""
    return (
        BarisRingkas("efisiensi", f"TINGKAT EFISIENSI {benda.upper()}", r"tingkat efisiensi|efisiensi"),
        BarisRingkas("total", "JUMLAH", JUMLAH),
    )


def lebih_bertanda(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Kekurangan boleh ditulis sebagai kelebihan: yang tersedia dikurangi kebutuhan."""
    return (tersedia - kebutuhan,)


kebutuhan, tersedia = Kolom("kebutuhan"), Kolom("tersedia")
kurang = kebutuhan - tersedia

RELASI_SUMBER_DAYA = (
    Relasi("KK116", "pemenuhan", tersedia / kebutuhan, nama="pemenuhan", isi=False),
    *(
        Relasi("KK116", "kekurangan", kurang, baris=b, nama="kekurangan", isi=False, bacaan=lebih_bertanda)
        for b in ("data", "total")
    ),
    Relasi("KK201", "kebutuhan", jumlah(Himpunan("kebutuhan")), baris="total", nama="jumlah kebutuhan", isi=False),
    Relasi("KK201", "tersedia", jumlah(Himpunan("tersedia")), baris="total", nama="jumlah tersedia", isi=False),
    Relasi("KK116", "pemenuhan", Kolom("tersedia") / Kolom("kebutuhan"), baris="total", nama="pemenuhan"),
    Relasi(
        "KK111",
        "pemenuhan",
        Ringkas("total", "nko") - Ringkas("total", "pemenuhan"),
        baris="efisiensi",
        nama="efisiensi",
    ),
)
