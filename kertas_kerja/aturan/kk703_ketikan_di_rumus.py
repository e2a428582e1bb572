"""KK703: angka diketik di kolom yang sel-sel lainnya berumus."""

from __future__ import annotations

from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.rumus_tertulis import StatusSel, kolom_data, kolom_sebaris, sebaris, tampil
from kertas_kerja.aturan.sebutan import MAKS_PER_KOLOM, temuan
from kertas_kerja.model import Saran
from kertas_kerja.tabel import tabel as deklarasi

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.aturan.harapan_rumus import Harapan
    from kertas_kerja.model import Baris, Kolom, Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK703",
    nama="Angka ketikan di antara rumus",
    tingkat="warning",
    apa="Kolom hitungan yang berumus tidak memuat angka ketikan di antaranya.",
    mengapa="Angka ketikan tidak ikut berubah bila target atau realisasinya diperbaiki.",
    contoh="kolom capaian berisi =D9/C9, =D10/C10, lalu 104,90% yang diketik",
    cara="Salin rumus dari sel berumus terdekat di kolom itu; kk fill menulis rumus di setiap sel hitungan.",
    rumus="error bila rumus sel tetangga, disalin ke baris itu, memberi angka lain yang bukan pembulatan",
)


# Rumus yang ditulis pengisian di sel-sel kosong; angka di sampingnya yang sudah benar sengaja dibiarkannya.
_RUMUS_KITA = ("IF(OR(COUNT(", "IF(COUNT(")


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap angka ketikan: catatan bila angkanya terbukti, error bila rumusnya membantahnya."""
    status = StatusSel(bahan)
    for tabel in bahan.tegak:
        for kolom in tabel.kolom:
            if kolom.nama:
                yield from _kolom(bahan, tabel, kolom, status)


def _kolom(bahan: Bahan, tabel: Tabel, kolom: Kolom, status: StatusSel) -> Iterator[Temuan]:
    berumus, ketikan = _pilah(tabel, kolom)
    if not ketikan:
        return
    from kertas_kerja.aturan.harapan_rumus import harapan

    for b, s in ketikan[:MAKS_PER_KOLOM]:
        setingkat = [r for lain, r in berumus if lain.tingkat == b.tingkat]
        harap = None if status(s) else harapan(bahan.buku, s, setingkat)
        contoh = _terdekat([r for _, r in berumus], s)
        if harap is not None and not harap.cocok and kolom.nama in deklarasi(tabel.kind).turunan:
            yield _salah(tabel, b, s, harap, contoh)
            continue
        catatan = bool(status(s)) or (harap is not None and harap.cocok)
        if catatan and all((r.rumus or "").startswith(_RUMUS_KITA) for _, r in berumus):
            continue
        yield temuan(
            ATURAN,
            s,
            f"diketik {s.teks}, sedangkan {len(berumus)} sel lain di kolom ini berumus; tulis rumusnya.",
            tabel=tabel,
            tingkat="info" if catatan else "warning",
            uraian=f"{contoh.alamat} berisi {tampil(contoh.rumus or '')}",
            terkait=[contoh],
            saran=_salin(contoh, s),
        )


def _pilah(tabel: Tabel, kolom: Kolom) -> tuple[list[tuple[Baris, Sel]], list[tuple[Baris, Sel]]]:
    """Sel berumus dan sel ketikan sebuah kolom yang kebanyakan berumus sebaris; kolom lain tidak punya ketikan."""
    isi = [(b, s) for b, s in kolom_data(tabel, kolom) if s.rumus is not None or s.angka is not None]
    berumus = [(b, s) for b, s in isi if s.rumus is not None]
    sebagian = len(berumus) < 2 or len(berumus) == len(isi) or len(berumus) * 2 <= len(isi)
    if sebagian or not all(sebaris(s.rumus or "", s.baris) for _, s in berumus[:3]):
        return berumus, []
    tingkat = {b.tingkat for b, _ in berumus}
    return berumus, [(b, s) for b, s in isi if not s.rumus and b.tingkat in tingkat and not _tanpa_target(b, kolom)]


def _salah(tabel: Tabel, baris: Baris, s: Sel, harap: Harapan, contoh: Sel) -> Temuan:
    """Ketikan di kolom hitungan yang tidak mungkin hasil rumus kolomnya."""
    dibaca = kolom_sebaris(harap.rumus, s.baris)
    return temuan(
        ATURAN,
        s,
        f"diketik {s.teks}, seharusnya {harap.tulis} menurut rumus sel lain di kolom ini; tulis rumusnya.",
        tabel=tabel,
        tingkat="error",
        seharusnya=harap.tulis,
        uraian=f"{tampil(harap.rumus)} = {harap.tulis}, seperti {contoh.alamat} ({tampil(contoh.rumus or '')})",
        terkait=[*(m for m in baris.sel.values() if m.kolom in dibaca), contoh],
        saran=Saran(False, f"={harap.rumus}", ""),
    )


def _salin(contoh: Sel, s: Sel) -> Saran:
    """Rumus sel berumus terdekat, disalin ke baris sel itu."""
    from kertas_kerja.buku.formula import translate

    rumus = translate(contoh.rumus or "", s.baris - contoh.baris, 0)
    return Saran(False, f"={rumus}", f"Salin rumus {contoh.alamat}.")


def _terdekat(berumus: list[Sel], s: Sel) -> Sel:
    return min(berumus, key=lambda r: abs(r.baris - s.baris))


def _tanpa_target(baris: Baris, kolom: Kolom) -> bool:
    """Capaian atas target nol sudah disebut KK109; rumusnya pun tidak berlaku di sana."""
    target = baris.ambil(f"target@{kolom.grup}") or baris.ambil("target")
    return kolom.nama == "capaian" and target is not None and (target.angka is None or not target.angka.nilai)
