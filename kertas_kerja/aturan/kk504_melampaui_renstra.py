"""KK504: target tahun N atau realisasi sudah melampaui target akhir Renstra."""

from __future__ import annotations

from kertas_kerja._rekaman import NamedTuple
from kertas_kerja.aturan.dasar import Aturan
from kertas_kerja.aturan.sebutan import temuan
from kertas_kerja.aturan.target_n import pasangan
from kertas_kerja.tabel.capaian import naik

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kertas_kerja.aturan.dasar import Bahan
    from kertas_kerja.model import Sel, Tabel, Temuan

ATURAN = Aturan(
    kode="KK504",
    nama="Melampaui target Renstra",
    tingkat="info",
    apa="Realisasi atau target tahun N yang sudah melampaui target akhir Renstra menandakan Renstra perlu direviu.",
    mengapa="Target akhir yang sudah terlewati tidak lagi mengarahkan tahun-tahun berikutnya.",
    contoh="realisasi RB 2025 79,25, target akhir Renstra 76,8",
    cara="Usulkan reviu target Renstra untuk indikator ini; tidak ada angka yang harus diubah di sini.",
    dasar="permenpanrb-53-2014",
)
_UKURAN = ("realisasi", "target")


class _Renstra(NamedTuple):
    """Target akhir Renstra sebuah indikator: selnya dan arahnya."""

    sel: Sel
    naik: bool


def periksa(bahan: Bahan) -> Iterator[Temuan]:
    """Satu temuan untuk setiap target Renstra yang terlampaui, lalu untuk setiap target N yang melampauinya."""
    if not any(t.punya("target_renstra") for t in bahan.tabel):
        return
    from kertas_kerja.aturan.antar.amatan import amati

    renstra: dict[str, _Renstra] = {}
    for a in amati(bahan).amatan:
        if a.ukuran == "target_renstra":
            satu = _Renstra(a.sel, naik(a.baris, bahan.konteks))
            renstra.setdefault(a.kunci, satu)
            sel = next((s for k in _UKURAN if (s := a.baris.ambil(k)) is not None and s.angka is not None), None)
            if sel is not None and _lampau(sel, satu):
                yield _temuan(a.sel, sel, "realisasi", a.tabel)
    for a in amati(bahan).amatan:
        if a.tabel.kind == "kkpt" and a.sel is a.baris.ambil("target"):
            acuan = renstra.get(a.kunci)
            if acuan is not None and _lampau(a.sel, acuan):
                yield _temuan(a.sel, acuan.sel, "target akhir Renstra", a.tabel)


def _lampau(sel: Sel, renstra: _Renstra) -> bool:
    angka = pasangan(sel, renstra.sel)
    if angka is None:
        return False
    return angka[0].nilai > angka[1].nilai if renstra.naik else angka[0].nilai < angka[1].nilai


def _temuan(sel: Sel, lain: Sel, nama: str, tabel: Tabel) -> Temuan:
    if nama == "realisasi":
        pesan = f"target akhir Renstra {sel.teks} sudah terlampaui realisasi {lain.teks}; target Renstra perlu direviu."
        uraian = f"realisasi {lain.teks} melampaui target akhir Renstra {sel.teks}"
    else:
        pesan = f"target {sel.teks} sudah melampaui target akhir Renstra {lain.teks}; target Renstra perlu direviu."
        uraian = f"target N {sel.teks} melampaui target akhir Renstra {lain.teks}"
    pesan = f"{sel.lembar}!{sel.alamat}: {pesan}"
    return temuan(ATURAN, sel, pesan, tabel=tabel, uraian=uraian, terkait=[lain], beralamat=False)
