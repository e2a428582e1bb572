"""What stands in each fresh workbook: sheets, tables, official titles and labels; data only, no layout.

Columns, their wording and their formulas come from the declarations in `tabel/`; figures come from the
profile. Only what an official form prints besides its table is written here: titles, prepared rows, the order
of the summary rows. In titles `{pd}` is the office, `{tahun}` the year N, `{lalu}` the year N-1.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from kertas_kerja._rekaman import NamedTuple

if TYPE_CHECKING:
    from kertas_kerja.profil import Profil

Jenis = Literal["kkpt", "pengukuran"]
JENIS: tuple[Jenis, ...] = ("kkpt", "pengukuran")
Isi = dict[str, "str | Decimal"]
"""Prefilled cells of one row by canonical column name."""

ASPEK_IKKK = (
    "Aspek Penunjang Urusan Pemerintahan Daerah",
    "Aspek Penyelenggaraan Pemerintahan dan Pelayanan Publik",
    "Aspek Pemberdayaan Masyarakat Desa dan Kelurahan",
    "Aspek Ketentraman dan Ketertiban Umum",
    "Aspek Penyelenggaraan Urusan Pemerintahan Umum",
    "Aspek Pembinaan dan Pengawasan Pemerintahan Desa",
)
# (no, komponen, bobot in percent points); a row without a number is a detail of the row above it
KOMPONEN_RB = (
    ("1", "CAPAIAN STRATEGI PELAKSANAAN REFORMASI BIROKRASI PERANGKAT DAERAH", 10),
    ("", "Pengelolaan Reformasi Birokrasi", 2),
    ("", "Rencana Aksi", 4),
    ("", "Monitoring dan Evaluasi", 4),
    ("2", "CAPAIAN SASARAN STRATEGIS PELAKSANAAN REFORMASI BIROKRASI PERANGKAT DAERAH", 90),
    ("", "Tata kelola pemerintahan digital yang lincah, kolaboratif, dan akuntabel", 50),
    ("", "Budaya birokrasi BerAKHLAK dengan ASN yang profesional", 40),
)
TRIBULAN = ("TB I", "TB I s/d. TB II", "TB I s/d. TB III", "TB IV")


class RencanaTabel(NamedTuple):
    """One table of a sheet.

    `kolom` are canonical names in the official order, `kepala` official wordings that differ from the
    declaration's, `isi` prefilled rows, `baris` how many rows are prepared in all, `ringkas` the summary rows
    in printed order with their labels ("" for the declaration's). `definisi` adds to each row a second one,
    merged, that begins with this text. `batas` names the band whose last limit a figure may not exceed. `tetap`
    marks a table that is printed, not filled in. `lebar` are column widths that differ from the declaration's,
    `tinggi` is the height of a prepared row in points.
    """

    kind: str
    judul: tuple[str, ...]
    kolom: tuple[str, ...]
    baris: int = 10
    isi: tuple[Isi, ...] = ()
    ringkas: tuple[tuple[str, str], ...] = ()
    kepala: tuple[tuple[str, str], ...] = ()
    nomor_kolom: bool = False
    definisi: str = ""
    batas: str = ""
    tetap: bool = False
    lebar: tuple[tuple[str, float], ...] = ()
    tinggi: float = 0


class RencanaLembar(NamedTuple):
    """One sheet: its name, what it is for, its tables, and what stands around them.

    `panel` puts the AKIP predikat and its rate above the table, `tribulan` ("TB IV") a drop-down below the
    title, `tanda_tangan` the signature block, `tarif` the table of koreksi rates below the table.
    """

    nama: str
    guna: str
    tabel: tuple[RencanaTabel, ...]
    panel: bool = False
    tribulan: str = ""
    tanda_tangan: bool = False
    tarif: bool = False


def rencana(jenis: Jenis, profil: Profil) -> tuple[RencanaLembar, ...]:
    """The sheets of a workbook after `Petunjuk`, in order. Raises KeyError for an unknown kind."""
    return {"kkpt": _kkpt, "pengukuran": _pengukuran}[jenis](profil)


def _kkpt(profil: Profil) -> tuple[RencanaLembar, ...]:
    utama = RencanaTabel(
        "kkpt",
        ("KERTAS KERJA PENETAPAN TARGET TAHUN {tahun}", "{pd}", "Tahun N-1 = {lalu}, Tahun N = {tahun}"),
        ("no", "indikator", "program", "target_prev", "realisasi_prev", "target", "analisis"),
        nomor_kolom=True,
        lebar=(("program", 34), ("analisis", 66)),
        tinggi=34,
    )
    return (
        RencanaLembar(
            "Kertas Kerja",
            "target dan realisasi tahun N-1, target tahun N, dan dasar penetapannya",
            (utama,),
            tanda_tangan=True,
        ),
        RencanaLembar(
            "Komponen",
            "rincian nilai tahun lalu, kenaikan, dan perkiraan yang menjadi dasar target",
            tuple(_komponen_target(profil)),
        ),
        *_perencanaan(),
    )


def _komponen_target(profil: Profil) -> list[RencanaTabel]:
    daftar: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("AKIP", "Komponen Evaluasi SAKIP", tuple(map(kapital, profil.bobot_akip))),
        ("IKM", "Komponen Unsur Layanan", ()),
        ("F02", "Aspek dan Indikator", tuple(f"Aspek {kapital(a)}" for a in profil.aspek_ipp)),
        ("IKKK", "Komponen Penilaian IKKK", ASPEK_IKKK),
    )
    sebutan = {"F02": "IPP (INDEKS F02)"}
    return [
        RencanaTabel(
            "komponen_target",
            (f"KOMPONEN PENETAPAN TARGET {sebutan.get(nama, nama)}: NILAI TAHUN {{lalu}}, PERKIRAAN TAHUN {{tahun}}",),
            ("no", "komponen", "nilai_lalu", "bertambah", "perkiraan", "tindak_lanjut"),
            len(label) or 10,
            tuple({"komponen": teks} for teks in label),
            (("total", ""), ("estimasi", f"Estimasi Nilai {nama}")),
            (("komponen", kepala),),
        )
        for nama, kepala, label in daftar
    ]


def _perencanaan() -> tuple[RencanaLembar, ...]:
    pk = ("PERJANJIAN KINERJA TAHUN {tahun}", "{pd}")
    return (
        RencanaLembar(
            "PK Sasaran",
            "sasaran strategis, indikator, dan target Perjanjian Kinerja",
            (RencanaTabel("pk_sasaran", pk, ("no", "sasaran", "indikator", "target"), 8),),
            tanda_tangan=True,
        ),
        RencanaLembar(
            "PK Program",
            "program, indikator program, target, dan anggaran Perjanjian Kinerja",
            (
                RencanaTabel(
                    "pk_program",
                    ("PERJANJIAN KINERJA TAHUN {tahun} (PROGRAM DAN ANGGARAN)", "{pd}"),
                    ("no", "sasaran", "program", "indikator", "target", "pagu"),
                    12,
                    ringkas=(("total", ""),),
                ),
            ),
            tanda_tangan=True,
        ),
        RencanaLembar(
            "IKU",
            "Indikator Kinerja Utama, formulasi, sumber data, dan definisi operasional",
            (
                RencanaTabel(
                    "iku",
                    ("INDIKATOR KINERJA UTAMA TAHUN {tahun}", "{pd}"),
                    ("no", "sasaran", "indikator", "formula", "sumber_data"),
                    6,
                    definisi="Definisi Operasional: ",
                ),
            ),
            tanda_tangan=True,
        ),
    )


def _pengukuran(profil: Profil) -> tuple[RencanaLembar, ...]:
    return (
        _pko("PKO", "penilaian kinerja organisasi pada akhir tahun (TB IV)", "TB IV"),
        _pko("PKO TB I-III", "penilaian kinerja organisasi sampai dengan TB III", "TB I S/D. TB III"),
        RencanaLembar(
            "Target Realisasi",
            "target, realisasi, dan capaian dari sasaran sampai sub kegiatan",
            (
                RencanaTabel(
                    "target_realisasi",
                    ("PERBANDINGAN ANTARA TARGET DAN REALISASI KINERJA", "{pd} TAHUN {tahun}"),
                    ("sasaran", "indikator", "satuan", "polaritas", "target", "realisasi", "capaian", "predikat"),
                    20,
                    ringkas=(("rata", ""),),
                ),
            ),
            tribulan="TB IV",
            tanda_tangan=True,
        ),
        *_komponen(profil),
        RencanaLembar(
            "Skala Predikat",
            "batas predikat dan tarif koreksi yang dipakai buku ini",
            (
                RencanaTabel(
                    "skala_predikat",
                    ("SKALA PREDIKAT CAPAIAN KINERJA",),
                    ("no", "rentang", "predikat"),
                    len(profil.predikat_pko.batas),
                    _skala(profil),
                    tetap=True,
                ),
            ),
            tarif=True,
        ),
        *_perencanaan(),
    )


def _pko(nama: str, guna: str, tribulan: str) -> RencanaLembar:
    return RencanaLembar(
        nama,
        guna,
        (
            RencanaTabel(
                "pko",
                ("PENILAIAN KINERJA ORGANISASI", "{pd}", f"{tribulan} TAHUN {{tahun}}"),
                (
                    *("no", "sasaran", "indikator", "target", "realisasi"),
                    *("capaian", "normalisasi", "koreksi", "nilai_akhir"),
                ),
                ringkas=(("total", ""), ("nko", ""), ("predikat", "")),
                lebar=(("koreksi", 20), ("nilai_akhir", 19)),
                tinggi=24,
            ),
        ),
        panel=True,
        tanda_tangan=True,
    )


def _komponen(profil: Profil) -> tuple[RencanaLembar, ...]:
    akip: tuple[Isi, ...] = tuple({"komponen": kapital(n), "bobot": b / 100} for n, b in profil.bobot_akip.items())
    bobot = next(iter(profil.bobot_ipp.values()))
    ipp: tuple[Isi, ...] = tuple(
        {"komponen": f"Aspek {kapital(n)}", "bobot": b} for n, b in zip(profil.aspek_ipp, bobot, strict=True)
    )
    rb: tuple[Isi, ...] = tuple({"no": no, "komponen": k, "bobot": Decimal(b) / 100} for no, k, b in KOMPONEN_RB)
    ikkk: tuple[Isi, ...] = tuple({"komponen": a} for a in ASPEK_IKKK)
    daftar: tuple[tuple[str, str, RencanaTabel], ...] = (
        ("AKIP", "komponen nilai evaluasi AKIP dan predikatnya", _satu("akip", "NILAI EVALUASI AKIP", akip)),
        ("IKM", "nilai kepuasan tiap layanan dan mutunya", _satu("ikm", "KOMPONEN HASIL PENILAIAN IKM", (), 12)),
        ("IPP", "nilai tiap aspek, F02, F03, dan IPP", _satu("ipp", "DATA PENDUKUNG IPP", ipp)),
        ("IKKK", "nilai tertimbang tiap aspek IKKK", _satu("ikkk", "KOMPONEN HASIL PENILAIAN IKKK", ikkk)),
        ("RB", "komponen Indeks Reformasi Birokrasi", _satu("rb", "INDEKS REFORMASI BIROKRASI", rb)),
    )
    return tuple(RencanaLembar(f"Komponen {nama}", guna, (tabel,)) for nama, guna, tabel in daftar)


_KOLOM = {
    "akip": ("no", "komponen", "bobot", "nilai"),
    "ikm": ("no", "komponen", "nilai"),
    "ipp": ("no", "komponen", "bobot", "jumlah_nilai", "nilai_aspek"),
    "ikkk": ("no", "komponen", "nilai"),
    "rb": ("no", "komponen", "bobot", "nilai"),
}
_RINGKAS = {
    "akip": ("total", "predikat"),
    "ikm": ("total", "mutu"),
    "ipp": ("f02", "f03", "ipp", "kategori"),
    "ikkk": ("total",),
    "rb": ("total",),
}
_PITA = {"akip": "predikat_akip", "ikm": "mutu_ikm", "ipp": "kategori_ipp", "rb": "predikat_rb"}


def _satu(nama: str, judul: str, isi: tuple[Isi, ...], baris: int = 0) -> RencanaTabel:
    return RencanaTabel(
        f"komponen_{nama}",
        (judul, "{pd} TAHUN {tahun}"),
        _KOLOM[nama],
        baris or len(isi),
        isi,
        tuple((jenis, "") for jenis in _RINGKAS[nama]),
        batas=_PITA.get(nama, ""),
    )


def _skala(profil: Profil) -> tuple[Isi, ...]:
    """The bands from the best down, as printed: "> 80% - 100%"."""
    hasil: list[Isi] = []
    bawah = "0%"
    for batas in profil.predikat_pko.batas:
        atas = f"{(batas.atas * 100).normalize():f}%".replace(".", ",")
        rentang = f"{bawah} - {atas}" if not hasil else f"> {bawah} - {atas}"
        hasil.append({"rentang": rentang, "predikat": batas.label})
        bawah = atas
    return tuple(reversed(hasil))


def kapital(teks: str) -> str:
    """Every word with a capital but "dan": "sarana dan prasarana" -> "Sarana dan Prasarana"."""
    return " ".join(k if k == "dan" else k[:1].upper() + k[1:] for k in teks.split())
