"""Olahan survei kepuasan: nilai setiap unsur (U1 sampai U9) berderet ke kanan, responden atau layanan ke bawah."""

from __future__ import annotations

import re
from decimal import Decimal

from kertas_kerja.angka import bulat
from kertas_kerja.rumus.ekspresi import (
    Himpunan,
    Kolom,
    Parameter,
    Ringkas,
    Tetapan,
    banyak,
    ganti,
    jumlah,
    jumlah_kali,
    pita,
    rata,
)
from kertas_kerja.rumus.ekspresi import bulat as bulat_
from kertas_kerja.rumus.putusan import putuskan
from kertas_kerja.tabel.baris_unsur import HASIL, RINGKAS, kolom_unsur, susunan_unsur
from kertas_kerja.tabel.dasar import Deklarasi, KolomTabel, Relasi
from kertas_kerja.tabel.kosakata import UNSUR, normalkan
from kertas_kerja.tabel.pemasok import Pemasok, baris_sejenis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from kertas_kerja.model import Baris, Tabel
    from kertas_kerja.model import Kolom as KolomModel
    from kertas_kerja.rumus.ekspresi import Ekspresi
    from kertas_kerja.tabel.dasar import Konteks

DASAR = "permenpanrb-14-2017"
PUNCAK = 5  # nilai unsur berskala 1-4 di bawahnya, yang sudah dikonversi (25-100) di atasnya
_SEBUT_BOBOT = r"(?:x|×|\*|bobot|=) ?\(?(?:(0[.,]\d{2,3})\b|1 ?/ ?\d)"

semua, sebaris, nrr = Himpunan(UNSUR), Himpunan(UNSUR, "sebaris"), Himpunan(UNSUR, "sebaris nrr")
tertimbang, pengali = Himpunan(UNSUR, "sebaris tertimbang"), Parameter("ikm_pengali")
penuh = Ringkas("nrr", UNSUR) / banyak(nrr)
BOBOT: dict[str, Ekspresi] = {  # NRR tertimbang dengan 1 ÷ banyak unsur, atau yang dibulatkan: 0,111 dan 0,11
    "penuh": penuh,
    "tiga": Ringkas("nrr", UNSUR) * bulat_(1 / banyak(nrr), 3),
    "dua": Ringkas("nrr", UNSUR) * bulat_(1 / banyak(nrr), 2),
    "berbobot": Ringkas("nrr", UNSUR) * Ringkas("bobot", UNSUR),
}


def ikm_sebaris(himpunan: Himpunan) -> tuple[Ekspresi, ...]:
    """IKM dari unsur-unsur sebaris, menurut setiap bobot; yang tanpa pembulatan dahulu."""
    dibulatkan = (jumlah(himpunan) * bulat_(1 / banyak(himpunan), d) * pengali for d in (3, 2))
    return (rata(himpunan) * pengali, *dibulatkan)


def varian_unsur(tabel: Tabel, konteks: Konteks) -> frozenset[str]:
    """Skala `empat` bila nilainya 1-4, `seratus` bila sudah 25-100; `lebar` bila semua kolom unsurnya diketahui.

    Pula cara menimbang (kunci `BOBOT`, `ragu` bila tidak tertulis di tabel itu), `rata` bila rata-rata kolomnya pasti
    (`rata_ragu` bila mungkin ditimbang dengan banyaknya responden, `rata_bolong` bila ada nilai yang kosong), dan
    cara menghitung IKM-nya: `lebar_empat` dari NRR, `lebar_berbobot`, `lebar_seratus`, atau `dari_tertimbang`.
    """
    hasil = {skala := _skala(tabel), cara := _cara(tabel, konteks), _rata(tabel)}
    if not _lebar(tabel):
        return frozenset(hasil)
    hasil |= {"lebar", "bermutu" if skala else ""}
    if skala != "empat":
        return frozenset(hasil | {f"lebar_{skala}"})
    timbang = tabel.ringkas("tertimbang")
    tertulis = timbang is not None and any(b.nilai(k.kunci) is not None for b, k in _sel_unsur(tabel, "tertimbang"))
    if tertulis and (cara == "ragu" or tabel.ringkas("nrr") is None):
        return frozenset(hasil | {"dari_tertimbang"})
    hasil.add("lebar_berbobot" if cara == "berbobot" else "lebar_empat")
    if cara == "ragu" or not _terisi_semua(tabel):
        return frozenset(hasil)
    return frozenset(hasil | ({"tertimbang"} if timbang is not None else {"sendiri"} if cara == "penuh" else set()))


def _sel_unsur(tabel: Tabel, jenis: str) -> list[tuple[Baris, KolomModel]]:
    """Setiap baris jenis itu dengan setiap kolom unsur."""
    return [(b, k) for b in tabel.baris if b.jenis == jenis for k in tabel.kolom_bernama(UNSUR)]


def _rata(tabel: Tabel) -> str:
    if any((s := b.ambil(k.kunci)) is not None and s.kosong for b, k in _sel_unsur(tabel, "data")):
        return "rata_bolong"
    return "rata_ragu" if tabel.punya("komponen") and tabel.punya("responden") else "rata"


def _terisi_semua(tabel: Tabel) -> bool:
    """Benar bila setiap unsur punya nilai: NRR, atau nilai responden yang akan dirata-rata."""
    baris = [b for b in tabel.baris if b.jenis in ("data", "nrr", "tertimbang")]
    return all(any(b.nilai(k.kunci) is not None for b in baris) for k in tabel.kolom_bernama(UNSUR))


def _skala(tabel: Tabel) -> str:
    baris = list(tabel.data()) or baris_sejenis(tabel, "nrr")
    nilai = [s.angka.nilai for b in baris for k, s in b.sel.items() if k.startswith(f"{UNSUR}@") and s.angka]
    if sum(0 <= n <= PUNCAK - 1 for n in nilai) * 10 >= len(nilai) * 9:
        return "" if any(PUNCAK - 1 < n <= PUNCAK for n in nilai) else "empat"
    return "seratus" if min(nilai) > PUNCAK else ""


def _lebar(tabel: Tabel) -> bool:
    """Benar bila tidak ada kolom di kanan unsur terakhir yang mungkin unsur pula."""
    unsur = tabel.kolom_bernama(UNSUR)
    if all(re.fullmatch(r"U\d+", k.grup) or " | " in k.judul for k in unsur):
        return True
    kanan = next((k for k in tabel.kolom if k.indeks == unsur[-1].indeks + 1), None)
    return kanan is None or bool(kanan.nama) or not kanan.judul


def _cara(tabel: Tabel, konteks: Konteks) -> str:
    """Cara menimbang yang menjelaskan NRR tertimbang yang tertulis, atau yang disebut labelnya."""
    cocok = {nama: _cocok(tabel, konteks, rumus) for nama, rumus in BOBOT.items()}
    tertulis = sum(b.nilai(k.kunci) is not None for b, k in _sel_unsur(tabel, "tertimbang"))
    if tertulis:
        cara = max(cocok, key=lambda nama: cocok[nama])
        return cara if sum(cocok[cara]) * 2 > tertulis else "ragu"
    if tabel.ringkas("bobot") is not None:
        return "berbobot"
    label = " ".join(normalkan(b.label) for b in baris_sejenis(tabel, "tertimbang"))
    if m := re.search(_SEBUT_BOBOT, label):
        return {4: "dua", 5: "tiga"}.get(len(m[1] or ""), "penuh")
    banyaknya = len(tabel.kolom_bernama(UNSUR))
    return "penuh" if bulat(Decimal(1) / banyaknya, 2) * banyaknya == 1 else "ragu"


def _cocok(tabel: Tabel, konteks: Konteks, rumus: Ekspresi) -> tuple[int, int]:
    """Berapa NRR tertimbang yang tepat menurut rumus itu, dan berapa yang berbeda karena pembulatan.

    Bila NRR-nya sendiri masih kosong, dari rata-rata kolomnya; banyak unsurnya menurut kolomnya.
    """
    status = []
    rumus = ganti(rumus, banyak(nrr), Tetapan(len(tabel.kolom_bernama(UNSUR))))
    langsung = ganti(rumus, Ringkas("nrr", UNSUR), rata(semua))
    for b, k in _sel_unsur(tabel, "tertimbang"):
        sel = b.ambil(k.kunci)
        if sel is not None and sel.angka is not None:
            ambil = Pemasok(tabel, b, k.grup, konteks).angka
            status.append(putuskan(rumus, ambil, sel.angka).status or putuskan(langsung, ambil, sel.angka).status)
    return status.count("exact"), status.count("rounding")


def selain(cara: str) -> Callable[[Baris, Konteks], tuple[Ekspresi, ...]] | None:
    """NRR tertimbang menurut bobot lain yang sama bagi semua unsur; bobot di baris sendiri tidak punya yang lain."""
    lain = tuple(BOBOT[c] for c in ("penuh", "tiga", "dua") if c != cara)
    return None if cara == "berbobot" else lambda *_: lain


def rata_ditimbang(_: Baris, __: Konteks) -> tuple[Ekspresi, ...]:
    """Rata-rata layanan yang ditimbang dengan banyaknya responden."""
    responden = Himpunan("responden")
    return (jumlah_kali(semua, responden) / jumlah(responden),)


def rata_berkosong(baris: Baris, konteks: Konteks) -> tuple[Ekspresi, ...]:
    """Rata-rata yang menghitung nilai kosong sebagai nol."""
    nol = (jumlah(semua) / banyak(h) for h in (Himpunan("no"), Himpunan("responden")))
    return (*rata_ditimbang(baris, konteks), *nol)


def ikm_kosong(baris: Baris, _: Konteks) -> bool:
    """Benar bila nilai IKM-nya masih kosong: yang tertulis diperiksa dari NRR-nya, yang lebih teliti."""
    sel = baris.ambil(HASIL)
    return sel is not None and sel.kosong


def _206(hasil: str, rumus: Ekspresi, **lain: Any) -> Relasi:
    return Relasi("KK206", hasil, rumus, dasar=DASAR, **lain)


_IKM_TEPAT = tuple(
    e * pengali
    for e in (
        jumlah(tertimbang),
        Ringkas("tertimbang", "jumlah_unsur"),
        Ringkas("jumlah_tertimbang", HASIL),
        *(bulat_(rata(nrr), d) for d in (3, 2)),
    )
)
_DATA = (
    Relasi("KK201", "jumlah_unsur", jumlah(sebaris), varian="lebar", nama="jumlah nilai unsur", isi=False,
           bacaan=lambda *_: (rata(sebaris),)),
    _206("rata_unsur", rata(sebaris), varian="lebar", nama="rata-rata unsur"),
    _206("tertimbang_unsur", rata(sebaris), varian="lebar_empat", nama="NRR tertimbang", isi=False,
         bacaan=lambda *_: tuple(e / pengali for e in ikm_sebaris(sebaris)[1:])),
    _206("ikm_unsur", rata(sebaris) * pengali, varian="lebar_empat", nama="nilai IKM", isi=False,
         bacaan=lambda *_: ikm_sebaris(sebaris)[1:],
         tepat=tuple(Kolom(k) * pengali for k in ("rata_unsur", "tertimbang_unsur"))),
    _206("ikm_unsur", rata(sebaris), varian="lebar_seratus", nama="nilai IKM"),
    Relasi("KK105", "mutu", pita(Kolom("ikm_unsur"), "mutu_ikm"), dasar=DASAR, nama="mutu pelayanan"),
)  # fmt: skip
_PER_UNSUR = (
    Relasi("KK201", UNSUR, jumlah(semua), baris="jumlah", nama="jumlah nilai unsur", bacaan=lambda *_: (rata(semua),)),
    *(
        _206(UNSUR, rata(semua), baris="nrr", varian=v, nama="NRR", isi=v == "rata", bacaan=bacaan)
        for v, bacaan in (("rata", None), ("rata_ragu", rata_ditimbang), ("rata_bolong", rata_berkosong))
    ),
    *(
        _206(UNSUR, rumus, baris="tertimbang", varian=v, nama="NRR tertimbang",
             bacaan=selain(v))
        for v, rumus in BOBOT.items()
    ),
    _206(UNSUR, Ringkas("nrr", UNSUR) * pengali, baris="konversi", varian="empat", nama="nilai konversi", isi=False,
         bacaan=lambda *_: (Ringkas("tertimbang", UNSUR) * pengali,)),
    Relasi("KK203", UNSUR, pita(Ringkas("nrr", UNSUR) * pengali, "mutu_ikm"), baris="mutu_unsur", varian="empat",
           dasar=DASAR, nama="mutu pelayanan", isi=False),
)  # fmt: skip
_HASIL = (
    Relasi("KK201", "jumlah_unsur", jumlah(Himpunan("jumlah_unsur")), baris="jumlah", nama="jumlah nilai",
           bacaan=lambda *_: (jumlah(sebaris), rata(Himpunan("jumlah_unsur")))),
    _206("jumlah_unsur", jumlah(sebaris), baris="tertimbang", varian="lebar", nama="jumlah NRR tertimbang"),
    _206("keterangan", jumlah(sebaris), baris="tertimbang", varian="lebar", nama="jumlah NRR tertimbang", isi=False),
    _206(HASIL, jumlah(tertimbang), baris="jumlah_tertimbang", varian="lebar", nama="jumlah NRR tertimbang"),
    _206("jumlah_unsur", jumlah(sebaris), baris="nrr", varian="lebar", nama="jumlah NRR", isi=False,
         bacaan=lambda *_: (rata(sebaris), rata(Himpunan("jumlah_unsur")), rata(sebaris) * pengali)),
    _206("rata_unsur", rata(sebaris), baris="nrr", varian="lebar", nama="rata-rata NRR", isi=False,
         bacaan=lambda *_: (rata(Himpunan("rata_unsur")),)),
    _206("ikm_unsur", rata(Himpunan("ikm_unsur")), baris="nrr", nama="rata-rata nilai IKM", isi=False,
         bacaan=lambda *_: (
             *ikm_sebaris(sebaris),
             jumlah_kali(Himpunan("ikm_unsur"), Himpunan("responden")) / jumlah(Himpunan("responden")),
         )),
    _206(HASIL, rata(nrr) * pengali, baris="ikm", varian="lebar_empat", nama="nilai IKM", isi=False, kosong="sendiri",
         bacaan=lambda *_: ikm_sebaris(nrr)[1:], tepat=_IKM_TEPAT),
    _206(HASIL, jumlah_kali(nrr, Himpunan(UNSUR, "sebaris bobot")) * pengali, baris="ikm", varian="lebar_berbobot",
         nama="nilai IKM", tepat=_IKM_TEPAT[:3]),
    _206(HASIL, jumlah(tertimbang) * pengali, baris="ikm", varian="dari_tertimbang", nama="nilai IKM"),
    _206(HASIL, jumlah(tertimbang) * pengali, baris="ikm", varian="tertimbang", nama="nilai IKM", syarat=ikm_kosong),
    _206(HASIL, rata(nrr), baris="ikm", varian="lebar_seratus", nama="nilai IKM"),
    Relasi("KK203", HASIL, pita(Ringkas("ikm", HASIL), "mutu_ikm"), baris="mutu", varian="bermutu", dasar=DASAR,
           nama="mutu pelayanan"),
)  # fmt: skip

TABEL = Deklarasi(
    kind="unsur_ikm",
    judul="Olahan Survei Kepuasan Masyarakat per Unsur",
    uraian="Nilai unsur setiap responden (atau layanan); jumlah, NRR, NRR tertimbang, dan IKM di bawahnya.",
    kata_judul=r"\bikm\b|kepuasan masyarakat|\bskm\b|kepuasan",
    kolom=(
        KolomTabel("no", "No. Responden", "nomor", lebar=10),
        KolomTabel("komponen", "Unit Pelayanan", lebar=40),
        KolomTabel("responden", "Jumlah Responden", "ukuran", desimal=0),
        KolomTabel(UNSUR, "U1", "ukuran", wajib=True, desimal=0, lebar=8),
        KolomTabel("jumlah_unsur", "Jumlah", "ukuran"),
        KolomTabel("rata_unsur", "NRR", "ukuran"),
        KolomTabel("tertimbang_unsur", "NRR Tertimbang", "ukuran"),
        KolomTabel("ikm_unsur", "Nilai IKM", "ukuran"),
        KolomTabel("mutu", "Mutu Pelayanan", "predikat"),
        KolomTabel("keterangan", "Keterangan", "ukuran"),
        KolomTabel(HASIL, "Hasil", "ukuran"),
    ),
    ringkas=RINGKAS,
    relasi=(*_DATA, *_PER_UNSUR, *_HASIL),
    tolak=frozenset({"target", "realisasi", "capaian", "pagu", "realisasi_anggaran", "bobot", "nilai_aspek"}),
    bergrup=True,
    sesuaikan=kolom_unsur,
    susunan=susunan_unsur,
    varian=varian_unsur,
    dasar=DASAR,
)
