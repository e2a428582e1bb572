"""Sebelum dan sesudah perubahan: yang berlaku adalah yang sesudah, dan selisihnya pada Perjanjian Kinerja perubahan."""

from __future__ import annotations

import re

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah
from kertas_kerja.tabel.dasar import KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import normalkan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kertas_kerja.model import Kolom as KolomModel

_SESUDAH = (
    r"perubahan|p-?apbd|papbd|setelah|sesudah|menjadi"
    r"|(?:pagu|anggaran) (?:akhir|efektif)|(?:total|jumlah) (?:pagu|anggaran)"
)
_SEBELUM = r"murni|induk|sebelum|semula"
_UKURAN = {"pagu": r"anggaran|pagu|\((?:rp|rupiah)\b", "target": r"target"}
_MURNI_SAJA = r"(?:apbd )?(?:murni|induk)|semula|sebelum(?: perubahan)?|apbd"
_SESUDAH_SAJA = r"(?:apbd )?perubahan|menjadi|(?:sesudah|setelah)(?: perubahan)?|p-?apbd|papbd"
_SELISIH = r"bertambah|berkurang|selisih|perubahan|penambahan"


def tanpa_murni(kolom: list[KolomModel], nama: str = "pagu", sebelum: str = "") -> list[KolomModel]:
    """Kolom-kolom itu dengan pagu (target) sesudah perubahan sebagai pagunya, bila yang murni berdiri di sampingnya.

    Dari dua kolom bernama sama hanya yang kiri yang bernama; yang lain dikenali dari kepalanya. Yang murni bernama
    `sebelum`.
    """
    kata = _UKURAN[nama]
    sendiri = (nama, f"{nama}_murni")
    calon = [k for k in kolom if k.nama in sendiri or (not k.nama and re.search(kata, k.judul.lower()))]
    if len(calon) < 2:
        return kolom
    sesudah = [k for k in calon if re.search(_SESUDAH, k.judul.lower()) and not re.search(_SEBELUM, k.judul.lower())]
    sesudah = [k for k in sesudah if not re.search(r"bertambah|berkurang", k.judul.lower())]
    calon = [k for k in calon if sesudah and k.grup == sesudah[0].grup]  # target tahun lain bukan target sebelumnya
    if len(sesudah) != 1 or len(calon) < 2 or not any(k.nama in sendiri for k in calon):
        return kolom
    murni = [k for k in calon if re.search(_SEBELUM, k.judul.lower())]
    ganti = {k.indeks: "" for k in calon} | {k.indeks: sebelum for k in murni[:1]} | {sesudah[0].indeks: nama}
    return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]


def sebelum_atau_sesudah(kepala: str) -> bool:
    """Benar bila kepala itu menyebut yang sebelum atau yang sesudah perubahan: "Semula", "Setelah Perubahan"."""
    return re.search(rf"{_SEBELUM}|{_SESUDAH}", normalkan(kepala)) is not None


def _kata_saja(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Murni | Perubahan | Bertambah/(Berkurang)" tanpa kata anggaran: keduanya anggaran."""
    for murni, sesudah, selisih in zip(kolom, kolom[1:], kolom[2:], strict=False):
        kata = normalkan(murni.judul), normalkan(sesudah.judul)
        if re.fullmatch(_MURNI_SAJA, kata[0]) and re.fullmatch(_SESUDAH_SAJA, kata[1]) and _berubah(selisih.judul):
            ganti = {murni.indeks: "pagu_murni", sesudah.indeks: "pagu"}
            return [k._replace(nama=ganti.get(k.indeks, k.nama)) for k in kolom]
    return kolom


def kolom_perubahan(kolom: list[KolomModel]) -> list[KolomModel]:
    """Anggaran sebelum dan sesudah perubahan, dan kolom "Bertambah/(Berkurang)" di samping keduanya, Rp dan %."""
    kolom = tanpa_murni(_kata_saja(kolom), sebelum="pagu_murni")
    if not any(k.nama == "pagu_murni" for k in kolom):
        return kolom
    selisih = [
        k
        for k in kolom
        if k.nama in ("", "selisih", "bertambah", "perubahan_pagu", "persen_perubahan") and _berubah(k.judul)
    ]
    persen = [k for k in selisih if re.search(r"%|persen", k.judul.lower())]
    rupiah = [k for k in selisih if k not in persen]
    persen = persen or [k for k in kolom if rupiah and _persen_di_sebelah(k, rupiah[0])]
    ganti = {k.indeks: "perubahan_pagu" for k in rupiah[:1]} | {k.indeks: "persen_perubahan" for k in persen[:1]}
    return [k._replace(nama=ganti.get(k.indeks, k.nama), grup="") if k.indeks in ganti else k for k in kolom]


def _berubah(judul: str) -> bool:
    """Benar bila kepalanya menyebut selisih perubahan."""
    bagian = judul.lower().split(" | ")
    return any(re.match(_SELISIH, b.lstrip("( ")) for b in bagian) and not re.search(_SEBELUM, judul.lower())


def _persen_di_sebelah(kolom: KolomModel, rupiah: KolomModel) -> bool:
    """Benar bila kolom itu hanya berkepala "%" tepat di kanan kolom selisih, atau di bawah kepala yang sama."""
    grup, _, daun = kolom.judul.rpartition(" | ")
    serumah = not grup or grup == rupiah.judul.rpartition(" | ")[0]
    return kolom.indeks == rupiah.indeks + 1 and serumah and daun.lower().strip("( )") in ("%", "persen", "persentase")


KOLOM_PERUBAHAN = (
    KolomTabel("pagu_murni", "ANGGARAN SEBELUM", "rupiah", ditetapkan=True, lebar=20, desimal=0),
    KolomTabel("perubahan_pagu", "BERTAMBAH/(BERKURANG)", "rupiah", lebar=20, desimal=0),
    KolomTabel("persen_perubahan", "BERTAMBAH/(BERKURANG) (%)", "persen"),
)
perubahan = Kolom("pagu") - Kolom("pagu_murni")


def relasi_perubahan(himpunan: Mapping[str, str]) -> tuple[Relasi, ...]:
    """Selisih sesudah dan sebelum perubahan di setiap baris, dan jumlah yang sebelum menurut varian tabel."""
    rupiah = Relasi("KK121", "perubahan_pagu", perubahan, nama="perubahan anggaran")
    persen = Relasi("KK121", "persen_perubahan", perubahan / Kolom("pagu_murni"), nama="persen perubahan anggaran")
    semua = Relasi("KK201", "pagu_murni", jumlah(Himpunan("pagu_murni")), nama="jumlah anggaran sebelum perubahan")
    return (
        *(r._replace(baris=b) for b in ("data", "total") for r in (rupiah, persen)),
        *(
            semua._replace(rumus=jumlah(Himpunan("pagu_murni", h)), baris="total", varian=varian)
            for varian, h in himpunan.items()
        ),
    )
