"""Kolom yang dibantah angkanya sendiri: hitungan menurut namanya meleset, hitungan lain cocok.

"Selisih (%)" di samping pagu dan realisasi bukan serapan bila angkanya selisih dibagi pagu. Kolom seperti itu bukan
kolom yang dikira, jadi ia dibaca tanpa nama: tidak dinilai dan tidak diisi menurut relasi tabelnya.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from kertas_kerja.aturan.angka_lembar import BarisAngka
    from kertas_kerja.aturan.angka_terbukti import Terbukti
    from kertas_kerja.buku.workbook import Workbook
    from kertas_kerja.kenali import HasilKenal
    from kertas_kerja.model import Tabel
    from kertas_kerja.tabel.relasi import HasilRelasi

MIN_SALAH = 2
_JENIS = frozenset({"rupiah", "ukuran", "persen"})


def tanpa_bantahan(buku: Workbook, kenal: HasilKenal, hasil: Iterable[HasilRelasi]) -> HasilKenal:
    """Tabel-tabel itu, kolom yang dibantah angkanya tanpa nama; yang sama bila tidak ada."""
    salah: dict[tuple[str, int], list[HasilRelasi]] = {}
    for h in hasil:
        if h.putusan.status == "wrong" and h.tempat.baris.jenis == "data" and h.tempat.masukan is None:
            salah.setdefault((h.tempat.tabel.id, h.tempat.sel.kolom), []).append(h)
    calon = {kunci: daftar for kunci, daftar in salah.items() if len(daftar) >= MIN_SALAH}
    if not calon:
        return kenal
    lepas = {kunci for kunci, daftar in calon.items() if _terbantah(buku, daftar)}
    if not lepas:
        return kenal
    return kenal._replace(tabel=tuple(_lepas(t, {k for id_, k in lepas if id_ == t.id}) for t in kenal.tabel))


def _terbantah(buku: Workbook, daftar: list[HasilRelasi]) -> bool:
    """Benar bila kolom lain menjelaskannya, dan yang tetap menyimpang paling banyak sepertiga dari yang salah."""
    from kertas_kerja.aturan.angka_lembar import angka_tabel
    from kertas_kerja.aturan.angka_terbukti import dibulatkan, hubungan_kolom

    tabel, kolom = daftar[0].tempat.tabel, daftar[0].tempat.sel.kolom
    if tabel.rebah:
        return False
    dikenal, baris = {_kolom(h) for h in daftar}, {h.tempat.sel.baris for h in daftar}
    for t in angka_tabel(buku, tabel):
        for h in hubungan_kolom(t, {kolom}, dikenal, dibulatkan(t), {}):
            cocok = sum(_cocok(b, h, dibulatkan(t)) for b in t.baris if b.nomor in baris)
            if cocok * 3 >= len(baris) * 2 and not any(h.kolom <= k for k in dikenal):
                return True
    return False


def _cocok(b: BarisAngka, h: Terbukti, kasar: bool) -> bool:
    """Benar bila hubungan itu menjelaskan angka baris itu."""
    from kertas_kerja.aturan.angka_bentuk import ambil, banding

    masukan = ambil(b, h.bentuk, h.sumber)
    if masukan is None or h.hasil not in b.angka:
        return False
    return banding(h.bentuk, masukan, b.angka[h.hasil], h.skala, kasar, b) == "exact"


def _kolom(h: HasilRelasi) -> frozenset[int]:
    s = h.tempat.sel
    return frozenset((s.kolom, *(x.kolom for x in h.tempat.terkait if x.baris == s.baris)))


def _lepas(tabel: Tabel, kolom: set[int]) -> Tabel:
    """Tabel itu, kolom-kolom itu tanpa nama dan tanpa sel."""
    if not kolom:
        return tabel
    kunci = {k.kunci for k in tabel.kolom if k.indeks in kolom}
    baris = tuple(b._replace(sel={n: s for n, s in b.sel.items() if n not in kunci}) for b in tabel.baris)
    baru = tuple(k._replace(nama="", grup="") if k.indeks in kolom else k for k in tabel.kolom)
    return tabel._replace(kolom=baru, baris=baris)
