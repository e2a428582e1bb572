"""Realisasi anggaran saja: pagu, realisasi, serapan, dan sisanya, menurut program atau uraian belanja."""

from __future__ import annotations

import re
from itertools import accumulate

from kertas_kerja.rumus.ekspresi import Himpunan, Kolom, jumlah, rata
from kertas_kerja.tabel.dasar import JUMLAH, RATA, BarisRingkas, Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.keluaran import KOLOM_KELUARAN, RELASI_KELUARAN, kolom_keluaran
from kertas_kerja.tabel.kinerja_anggaran import serapan, sisa, sisa_terbalik
from kertas_kerja.tabel.kosakata import BAGIAN_TAHUN, normalkan
from kertas_kerja.tabel.nama_baris import beri_nama_baris
from kertas_kerja.tabel.perubahan import KOLOM_PERUBAHAN, kolom_perubahan, relasi_perubahan
from kertas_kerja.tabel.rata_jenjang import jenjang_lain
from kertas_kerja.tabel.rincian import (
    HIMPUNAN_RINCIAN,
    kunci_pagu,
    varian_terinci,
)
from kertas_kerja.tabel.sampai_dengan import (
    KOLOM_SAMPAI_ANGGARAN,
    RELASI_SAMPAI_ANGGARAN,
    beri_sampai,
    jumlah_sampai,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

_UKURAN = frozenset({"pagu"})
_BERNAMA = frozenset({"sasaran", "program", "tujuan", "indikator"})
_FISIK = frozenset({"target", "realisasi", "capaian"})  # di samping keuangan; tidak dihitung dari apa pun
_SAMPAI_UANG = {"realisasi_lalu": "realisasi_anggaran_lalu", "realisasi_ini": "realisasi_anggaran_ini"}
MAKS_BARIS = 400  # lebih panjang dari itu subtotal tidak dicari, dan jumlahnya tidak dinilai


def satu_pagu(kolom: list[KolomModel]) -> list[KolomModel]:
    """Pagu sesudah perubahan di samping pagu murni, tanpa kolom fisik.

    Beberapa pagu atau realisasi dalam satu tahun: tabelnya bukan tabel ini.
    """
    kolom = kolom_keluaran(
        _tanpa_fisik(
            _tanpa_selisih_fisik(
                _realisasi_persen(_tanpa_target(kolom_perubahan(_selisih_penerimaan(_target_uang(kolom)))))
            )
        )
    )
    kolom = [k._replace(nama=_SAMPAI_UANG.get(k.nama, k.nama)) for k in beri_sampai(_setahun(_efisiensi(kolom)))]
    kolom = _tanpa_tahun_lalu(kolom)
    semua = [k for k in kolom if k.nama in ("realisasi", "realisasi_anggaran")]
    realisasi = [k for k in semua if not k.grup.startswith(BAGIAN_TAHUN)]
    pagu = [k.grup for k in kolom if k.nama == "pagu"]
    tunggal = sorted(pagu) == sorted(k.grup for k in realisasi) or len(pagu) == len(realisasi) == 1
    tunggal = tunggal or _sebagian_tahun(pagu, [k.grup for k in semua])
    kolom = beri_nama_baris(kolom, "sasaran", _UKURAN) if tunggal and not _BERNAMA & {k.nama for k in kolom} else kolom
    return kolom if tunggal else [k._replace(nama="") if k.nama == "pagu" else k for k in kolom]


def _tanpa_tahun_lalu(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Anggaran 2025, Realisasi 2025, Realisasi 2024": yang dari tahun tanpa pagu hanya pembanding."""
    pagu = [k for k in kolom if k.nama == "pagu"]
    realisasi = [k for k in kolom if k.nama in ("realisasi", "realisasi_anggaran")]
    tahun = {k: _tahun(k) for k in realisasi}
    if len(pagu) != 1 or len(realisasi) < 2 or not all(tahun.values()):
        return kolom
    ini = _tahun(pagu[0]) or max(tahun.values())
    if sum(t == ini for t in tahun.values()) != 1:
        return kolom
    ganti = {k.indeks: "" if k in tahun and tahun[k] != ini else k.nama for k in (*pagu, *realisasi)}
    return [k._replace(nama=ganti[k.indeks], grup="") if k.indeks in ganti else k for k in kolom]


def _tahun(kolom: KolomModel) -> str:
    """Tahun yang disebut kelompok atau kepala kolom itu, bila satu."""
    disebut = set(re.findall(r"20\d\d", kolom.grup or kolom.judul))
    return disebut.pop() if len(disebut) == 1 else ""


def _target_uang(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Target" di samping "Realisasi (Rp)" tanpa indikator: target pendapatan, dalam rupiah pula."""
    nama = [k.nama for k in kolom]
    if (
        nama.count("target") != 1
        or nama.count("realisasi_anggaran") != 1
        or {"pagu", "realisasi", "indikator"} & {*nama}
    ):
        return kolom
    return [k._replace(nama="pagu") if k.nama == "target" else k for k in kolom]


def _selisih_penerimaan(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Selisih" di samping target penerimaan: tandanya belum pasti, jadi bukan sisa."""
    if not any(k.nama == "pagu" and normalkan(k.judul).startswith("target") for k in kolom):
        return kolom
    return [k._replace(nama="lebih_kurang") if k.nama == "selisih" else k for k in kolom]


def _tanpa_target(kolom: list[KolomModel]) -> list[KolomModel]:
    """Target kinerja yang realisasinya tidak ada di tabel itu: yang diukur hanya anggarannya."""
    nama = {k.nama for k in kolom}
    if "realisasi_anggaran" not in nama or "realisasi" in nama:
        return kolom
    return [k._replace(nama="") if k.nama == "target" else k for k in kolom]


def _sebagian_tahun(pagu: list[str], realisasi: list[str]) -> bool:
    """Benar bila setiap tribulan atau semester punya pagu dan realisasinya sendiri, di samping yang setahun.

    Atau bila satu pagu setahun berdampingan dengan realisasi setiap tribulan saja.
    """
    if pagu == [""] and len(realisasi) == len(set(realisasi)) > 1:
        return all(g.startswith(BAGIAN_TAHUN) for g in realisasi)
    bagian = [g for g in pagu if g.startswith(BAGIAN_TAHUN)]
    setahun = {g for g in (*pagu, *realisasi) if not g.startswith(BAGIAN_TAHUN)}
    return len(bagian) > 1 and sorted(bagian) == sorted(g for g in realisasi if g) and setahun <= {""}


def _setahun(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Total Realisasi" di samping realisasi anggaran setiap tribulan adalah realisasi anggaran setahun."""
    anggaran = [k for k in kolom if k.nama == "realisasi_anggaran"]
    polos = [k for k in kolom if k.nama == "realisasi" and not k.grup]
    if len(polos) != 1 or not anggaran or not all(k.grup.startswith(BAGIAN_TAHUN) for k in anggaran):
        return kolom
    return [k._replace(nama="realisasi_anggaran") if k in polos else k for k in kolom]


def _efisiensi(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Efisiensi (%)" di samping "Efisiensi (Rp)", yang adalah sisanya, adalah bagian sisa; bila tidak ada capaian."""
    if not any(k.nama == "sisa" and "efisiensi" in k.judul.lower() for k in kolom):
        return kolom
    persen = [k for k in kolom if k.nama in ("efisiensi", "") and "efisiensi" in k.judul.lower() and _berpersen(k)]
    tunggal = persen if all(k.nama != "capaian" for k in kolom) else []
    return [k._replace(nama="bagian_sisa") if k in tunggal else k for k in kolom]


def _berpersen(kolom: KolomModel) -> bool:
    return "%" in kolom.judul or "persen" in kolom.judul.lower()


def _tanpa_fisik(kolom: list[KolomModel]) -> list[KolomModel]:
    """Kolom fisik, dan realisasi dalam persen, bukan rupiah: sisa tidak dihitung darinya."""
    persen = [k for k in kolom if k.nama == "realisasi" and _berpersen(k)]
    fisik = persen + [k for k in kolom if k.nama in _FISIK and "fisik" in k.judul.lower()]
    return [k._replace(nama="") if k in fisik else k for k in kolom]


def _tanpa_selisih_fisik(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Deviasi" tepat di kanan kolom fisik adalah selisih fisik itu, bukan sisa anggaran."""
    kiri = [None, *kolom[:-1]]
    return [
        k._replace(nama="") if k.nama == "selisih" and kr is not None and "fisik" in kr.judul.lower() else k
        for kr, k in zip(kiri, kolom, strict=True)
    ]


def _realisasi_persen(kolom: list[KolomModel]) -> list[KolomModel]:
    """ "Realisasi (%)" di samping "Realisasi (Rp)" adalah serapan, kecuali kepalanya menyebut fisik atau kinerja."""
    nama = [k.nama for k in kolom]
    if "serapan" in nama or "capaian" in nama or nama.count("realisasi_anggaran") != 1:
        return kolom
    persen = [k for k in kolom if k.nama == "realisasi" and _berpersen(k)]
    persen = [k for k in persen if not re.search(r"fisik|kinerja|output|keluaran", k.judul.lower())]
    return [k._replace(nama="serapan") if k in persen else k for k in kolom] if len(persen) == 1 else kolom


def varian_anggaran(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Seperti `varian_terinci`; `bersubtotal` bila sebuah baris jumlah dari baris-baris di bawahnya (menurut kode)."""
    varian = varian_terinci(tabel, konteks)
    kunci = kunci_pagu(tabel)
    pagu = [n for b in tabel.data() if (n := b.nilai(kunci)) is not None]
    if "datar" not in varian or (len(pagu) <= MAKS_BARIS and not _bersubtotal(pagu)):
        return varian
    return frozenset({"bersubtotal"})


def belum_berpagu(baris: Baris, _: Konteks) -> bool:
    """Benar untuk induk yang pagunya masih kosong; yang diketik mungkin lebih dari rincian yang dicantumkan."""
    sel = baris.ambil("pagu")
    return sel is not None and (sel.kosong or sel.rumus is not None)


def sudah_berpagu(baris: Baris, konteks: Konteks) -> bool:
    """Benar untuk induk yang pagunya diketik."""
    return not belum_berpagu(baris, konteks)


def _bersubtotal(pagu: list[Decimal]) -> bool:
    """Benar bila sebuah angka sama dengan jumlah sekurangnya dua angka di bawah atau di atasnya, berturut-turut."""
    return _jumlah_di_bawah(pagu) or _jumlah_di_bawah(pagu[::-1])


def _jumlah_di_bawah(pagu: list[Decimal]) -> bool:
    for posisi, nilai in enumerate(pagu):
        for banyak, jumlah_ in enumerate(accumulate(pagu[posisi + 1 :]), 1):
            if jumlah_ == nilai and banyak > 1:
                return True
            if jumlah_ > nilai:
                break
    return False


def selisih_belanja(baris: Baris, _: Konteks) -> tuple[Ekspresi, ...]:
    """Bacaan lain sebuah "Lebih/(Kurang)": pada belanja pagu dikurangi realisasi, pada pendapatan sebaliknya."""
    return (sisa,)


BAGIAN_SISA = sisa / Kolom("pagu")
SELISIH = (
    Relasi("KK117", "sisa", sisa, nama="sisa", bacaan=sisa_terbalik, searah="sisa"),
    Relasi("KK117", "lebih_kurang", -sisa, nama="lebih atau kurang", bacaan=selisih_belanja, isi=False),
)

TABEL = Deklarasi(
    kind="realisasi_anggaran",
    judul="Realisasi Anggaran",
    uraian="Serapan adalah realisasi dibagi pagu, sisa adalah pagu dikurangi realisasi; program menjumlah ke bawah.",
    kata_judul=r"(?<!tahun )anggaran|belanja|keuangan",
    kolom=(
        KolomTabel("no", "No", "nomor", lebar=5),
        KolomTabel("kode", "Kode Rekening", lebar=18),
        KolomTabel("sasaran", "Program / Kegiatan", wajib=True, dari=("program", "tujuan", "indikator"), lebar=48),
        KolomTabel("pagu", "Anggaran", "rupiah", wajib=True, ditetapkan=True, lebar=20, desimal=0),
        KolomTabel("realisasi_anggaran", "Realisasi", "rupiah", wajib=True, dari=("realisasi",), lebar=20, desimal=0),
        KolomTabel("serapan", "%", "persen", dari=("capaian",)),
        KolomTabel("sisa", "Sisa", "rupiah", dari=("selisih",), lebar=18, desimal=0),
        KolomTabel("bagian_sisa", "% Sisa", "persen"),
        KolomTabel("lebih_kurang", "Lebih/(Kurang)", "rupiah", lebar=18, desimal=0),
        *KOLOM_PERUBAHAN,
        *KOLOM_KELUARAN,
        *KOLOM_SAMPAI_ANGGARAN,
    ),
    ringkas=(BarisRingkas("rata", "RATA-RATA", RATA), BarisRingkas("total", "JUMLAH", JUMLAH)),
    relasi=(
        *(
            Relasi(
                "KK209",
                kolom,
                jumlah(Himpunan(kolom, "anak")),
                baris="induk",
                varian=varian,
                nama=nama,
                syarat=syarat,
                isi=False,
            )
            for kolom, nama in (
                ("pagu", "pagu"),
                ("realisasi_anggaran_lalu", "realisasi sampai dengan bulan lalu"),
                ("realisasi_anggaran_ini", "realisasi bulan ini"),
                ("realisasi_anggaran", "realisasi anggaran"),
            )
            for varian, syarat in (("berjenjang", belum_berpagu), ("terinci", sudah_berpagu))
        ),
        RELASI_SAMPAI_ANGGARAN,
        Relasi("KK110", "serapan", serapan, dasar="permenpanrb-53-2014", nama="serapan"),
        *SELISIH,
        *(Relasi("KK117", "bagian_sisa", BAGIAN_SISA, baris=b, nama="bagian sisa") for b in ("data", "total")),
        *(r for varian, himpunan in HIMPUNAN_RINCIAN.items() for r in jumlah_sampai(himpunan, varian)),
        *(
            Relasi("KK201", kolom, jumlah(Himpunan(kolom, himpunan)), baris="total", varian=varian, nama=nama)
            for varian, himpunan in HIMPUNAN_RINCIAN.items()
            for kolom, nama in (
                ("pagu", "jumlah anggaran"),
                ("realisasi_anggaran", "jumlah realisasi"),
                ("sisa", "jumlah sisa"),
                ("hemat", "jumlah efisiensi"),
                ("pagu_keluaran", "jumlah pagu menurut capaian keluaran"),
            )
        ),
        Relasi("KK110", "serapan", serapan, baris="total", nama="serapan"),
        SELISIH[0]._replace(baris="total", varian="bersubtotal"),
        SELISIH[1]._replace(baris="total"),
        *(
            Relasi("KK202", k, rata(Himpunan(k)), baris="rata", nama=nama, bacaan=jenjang_lain(k), isi=False)
            for k, nama in (
                ("pagu", "rata-rata anggaran"),
                ("realisasi_anggaran", "rata-rata realisasi"),
                ("sisa", "rata-rata sisa"),
            )
        ),
        Relasi(
            "KK202",
            "serapan",
            rata(Himpunan("serapan")),
            baris="rata",
            nama="rata-rata serapan",
            bacaan=lambda baris, konteks: (serapan, *jenjang_lain("serapan")(baris, konteks)),
        ),
        *relasi_perubahan(HIMPUNAN_RINCIAN),
        *RELASI_KELUARAN,
    ),
    tolak=frozenset({"target", "normalisasi", "nilai_akhir", "analisis", "efisiensi", "bagian_anggaran"}),
    salah_satu=("serapan", "sisa", "lebih_kurang", "kode", "pagu_murni", "hemat", "bagian_hemat"),
    rincian=True,
    bergrup=None,
    sesuaikan=satu_pagu,
    varian=varian_anggaran,
    dasar="permenpanrb-53-2014",
)
