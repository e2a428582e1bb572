"""What fill writes: formulas in the column's scale, cached values, conversions, and what it leaves alone."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from kertas_kerja.api import check, fill
from kertas_kerja.cetak.hasil import HasilIsi
from kertas_kerja.errors import KeluaranGagal
from tests.isi.buku import buku, kode, pko, sel

DUA = [("Indeks A", 75, 69.61, None, None, None, None), ("Indeks B", 8.58, 9, None, None, None, None)]


def isi(data: bytes, **opsi: Any) -> HasilIsi:
    return fill(data, tabs=False, **opsi)


def test_rantai_pko_terisi_dari_target_dan_realisasi() -> None:
    hasil = isi(buku({"PKO": pko(DUA)}), predikat_akip="BB")
    data = hasil.data
    capaian = 69.61 / 75
    assert sel(data, "PKO", "F4") == pytest.approx(capaian, abs=1e-12)
    assert sel(data, "PKO", "G4") == pytest.approx(capaian, abs=1e-12)
    assert sel(data, "PKO", "H4") == pytest.approx(0.1, abs=1e-12)
    assert sel(data, "PKO", "I4") == pytest.approx(capaian * 0.9, abs=1e-12)
    kedua = 9 / 8.58
    assert sel(data, "PKO", "I6") == pytest.approx((capaian + kedua) * 0.9, abs=1e-12)
    assert sel(data, "PKO", "I7") == pytest.approx((capaian + kedua) * 0.45, abs=1e-12)
    assert sel(data, "PKO", "I8") == "Baik (Berhasil)"
    assert sel(data, "PKO", "F4", rumus=True) == '=IF(OR(COUNT(E4,D4)<2,D4=0),"",E4/D4)'
    assert kode(data, "PKO", "F4") == "0.00%"


def test_tanpa_predikat_akip_koreksi_tidak_dihitung_dan_disebut() -> None:
    hasil = isi(buku({"PKO": pko(DUA)}))
    assert sel(hasil.data, "PKO", "H4") is None
    assert [t.kode for t in hasil.findings if t.kode == "KK902"] == ["KK902"]


def test_koreksi_berupa_poin_dikurangkan_walau_normalisasi_masih_kosong() -> None:
    """10,53% = 10% × 105,29%: points of a blank form are subtracted, a rate is multiplied."""
    baris = [
        ("Indeks A", 74.5, 78.44, None, None, "10,53%", None),
        ("Indeks B", 8.11, 8.56, None, None, "10,55%", None),
    ]
    data = isi(buku({"PKO": pko(baris)})).data
    assert sel(data, "PKO", "I4") == pytest.approx(78.44 / 74.5 - 0.1053, abs=1e-12)
    tarif = [(*b[:5], "10,00%", None) for b in baris]
    assert sel(isi(buku({"PKO": pko(tarif)})).data, "PKO", "I4") == pytest.approx(78.44 / 74.5 * 0.9, abs=1e-12)


def test_koreksi_dari_nilai_akip_yang_totalnya_masih_kosong() -> None:
    """81,50 is the sum of the components, so the predikat is A: the chain is filled in one run, not in two."""
    akip = [
        ["Nilai Evaluasi AKIP Tahun 2025"],
        ["NO", "KOMPONEN YANG DINILAI", "BOBOT", "NILAI"],
        *([i, k, b, n] for i, (k, b, n) in enumerate(
            [("Perencanaan Kinerja", 30, 24.5), ("Pengukuran Kinerja", 30, 25), ("Pelaporan Kinerja", 15, 11),
             ("Evaluasi Internal", 25, 21)], 1)),
        [None, "NILAI HASIL EVALUASI", None, None],
    ]  # fmt: skip
    data = isi(buku({"AKIP": akip, "PKO": pko(DUA)})).data
    assert sel(data, "AKIP", "D7") == 81.5
    assert [sel(data, "PKO", a) for a in ("H4", "I4")] == pytest.approx([0, 69.61 / 75], abs=1e-12)
    assert isi(data).changes == ()


def test_skala_mengikuti_format_kolom() -> None:
    """92,81 without a sign: the formula gives percent points and its dependants read them as such."""
    baris = [("Indeks A", 75, 69.61, 92.81, None, 0, None), ("Indeks B", 8.58, 9, None, None, 0, None)]
    hasil = isi(buku({"PKO": pko(baris)}), predikat_akip="A")
    assert sel(hasil.data, "PKO", "F5") == pytest.approx(9 / 8.58 * 100, abs=1e-10)
    assert sel(hasil.data, "PKO", "G5") == pytest.approx(9 / 8.58, abs=1e-12)


def test_format_yang_disiapkan_menentukan_skala() -> None:
    data = buku({"PKO": pko(DUA)}, {("PKO", "F4"): "0.00", ("PKO", "F5"): "0.00"})
    hasil = isi(data, predikat_akip="A")
    assert sel(hasil.data, "PKO", "F4") == pytest.approx(69.61 / 75 * 100, abs=1e-10)
    assert sel(hasil.data, "PKO", "G4") == pytest.approx(69.61 / 75, abs=1e-12)
    assert kode(hasil.data, "PKO", "F4") == "0.00"


def test_nilai_ketikan_yang_cocok_menjadi_rumus_yang_salah_tetap() -> None:
    baris = [
        ("Indeks A", 75, 69.61, "92,81%", "92,81%", "0,00%", "92,81%"),
        ("Indeks B", 8.6, 9, "104,90%", "104,90%", "0,00%", "104,90%"),
    ]
    hasil = isi(buku({"PKO": pko(baris)}), predikat_akip="A")
    assert sel(hasil.data, "PKO", "F4", rumus=True).startswith("=IF(")
    assert sel(hasil.data, "PKO", "F5") == pytest.approx(1.049, abs=1e-12)
    assert kode(hasil.data, "PKO", "F5") == "0.00%"
    salah = [t for t in hasil.findings if t.tingkat == "error"]
    assert [(t.kode, t.alamat, t.seharusnya) for t in salah] == [("KK101", "F5", "104,65%")]
    assert hasil.summary["kept"] == 1


def test_beda_pembulatan_tidak_diganti() -> None:
    """F02 was carried unrounded: IPP 4,05 stays although 0,75 × 3,82 + 0,25 × 4,76 shows 4,06."""
    lembar = [
        ["Data Pendukung IPP Tahun 2025"],
        [],
        ["NO", "ASPEK DAN INDIKATOR", "BOBOT", "JUMLAH NILAI INDIKATOR", "NILAI ASPEK"],
        ["INDEX F02", None, None, None, "3,82"],
        [1, "Aspek Kebijakan Pelayanan", "100%", "3,82", "3,82"],
        ["INDEX F03", None, None, None, "4,76"],
        ["Indeks Pelayanan Publik", None, None, None, "4,05"],
    ]
    hasil = isi(buku({"IPP": lembar}))
    assert sel(hasil.data, "IPP", "E7") == 4.05
    assert sel(hasil.data, "IPP", "E7", rumus=True) == 4.05
    assert [t.tingkat for t in hasil.findings if t.alamat == "E7"] == ["info"]


def test_angka_teks_menjadi_angka_yang_tampak_sama() -> None:
    lembar = [
        ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"],
        ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "% Capaian"],
        ["Sub A", "Jumlah dokumen", "3 dokumen", "3 dokumen", None],
        ["Sub B", "Jumlah laporan", "5 laporan", "4 laporan", None],
        ["Sub C", "Belum ada", "-", "-", "-"],
    ]
    hasil = isi(buku({"TR": lembar}))
    assert (sel(hasil.data, "TR", "C3"), kode(hasil.data, "TR", "C3")) == (3, '0" dokumen"')
    assert sel(hasil.data, "TR", "E4") == pytest.approx(0.8, abs=1e-12)
    assert sel(hasil.data, "TR", "E5") == "-"
    assert {(p.alamat, p.golongan) for p in hasil.changes} >= {("C3", "konversi"), ("E3", "isi")}
    assert not [t for t in hasil.findings if t.kode == "KK702"]


def test_baris_tanpa_realisasi_mendapat_rumus_yang_tampak_kosong() -> None:
    lembar = [
        ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        ["Sasaran A", "Indeks A", 80, 60, None],
        ["Sasaran B", "Indeks B", 90, None, None],
    ]
    hasil = isi(buku({"TR": lembar}))
    assert sel(hasil.data, "TR", "E3", rumus=True) == '=IF(OR(COUNT(D3,C3)<2,C3=0),"",D3/C3)'
    assert sel(hasil.data, "TR", "E3") in ("", None)


def test_rumus_operator_dibiarkan() -> None:
    baris = [("Indeks A", 75, 69.61, "=E4/D4", None, 0, None)]
    hasil = isi(buku({"PKO": pko(baris)}), predikat_akip="A")
    assert sel(hasil.data, "PKO", "F4", rumus=True) == "=E4/D4"


def test_isi_dua_kali_sama_dengan_sekali(tmp_path: Any) -> None:
    asal = tmp_path / "a.xlsx"
    asal.write_bytes(buku({"PKO": pko(DUA)}))
    pertama = fill(asal, tmp_path / "b.xlsx", predikat_akip="BB")
    kedua = fill(tmp_path / "b.xlsx", tmp_path / "c.xlsx", predikat_akip="BB")
    assert pertama.changes
    assert pertama.added_sheets == ("Ringkasan", "Temuan", "Jejak")
    assert kedua.changes == ()
    assert kedua.added_sheets == ()
    assert (tmp_path / "b.xlsx").read_bytes() == (tmp_path / "c.xlsx").read_bytes()


def test_tanpa_tabel_salinan_sama_persis(tmp_path: Any) -> None:
    asal = tmp_path / "catatan.xlsx"
    asal.write_bytes(buku({"Catatan": [["Halo"], [1, 2, 3]]}))
    hasil = fill(asal)
    assert hasil.output == str(tmp_path / "catatan_terisi.xlsx")
    assert (tmp_path / "catatan_terisi.xlsx").read_bytes() == asal.read_bytes()
    assert hasil.notes
    assert hasil.added_sheets == ()


def test_masukan_tidak_pernah_ditulis_dan_keluaran_yang_ada_ditolak(tmp_path: Any) -> None:
    asal = tmp_path / "a.xlsx"
    asal.write_bytes(buku({"PKO": pko(DUA)}))
    sebelum = asal.read_bytes()
    for keluaran in (asal, tmp_path / "ada.xlsx"):
        (tmp_path / "ada.xlsx").write_bytes(b"punya orang lain")
        with pytest.raises(KeluaranGagal):
            fill(asal, keluaran)
    assert asal.read_bytes() == sebelum
    assert (tmp_path / "ada.xlsx").read_bytes() == b"punya orang lain"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.xlsx", "ada.xlsx"]


def test_rencana_tanpa_menulis(tmp_path: Any) -> None:
    asal = tmp_path / "a.xlsx"
    asal.write_bytes(buku({"PKO": pko(DUA)}))
    hasil = fill(asal, dry_run=True)
    assert hasil.changes
    assert hasil.output is None
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_sumber_boleh_berkas_bytes_objek_dan_openpyxl(tmp_path: Any) -> None:
    data = buku({"PKO": pko(DUA)})
    asal = tmp_path / "a.xlsx"
    asal.write_bytes(data)
    semua = [check(s).to_records() for s in (asal, str(asal), data, io.BytesIO(data))]
    assert all(s == semua[0] for s in semua)
    dari_openpyxl = check(openpyxl.load_workbook(io.BytesIO(data)))
    assert [t.kind for t in dari_openpyxl.tables] == ["pko"]


def test_format_bersyarat_di_kolom_capaian_dan_predikat() -> None:
    hasil = isi(buku({"PKO": pko(DUA)}), predikat_akip="A")
    ws = openpyxl.load_workbook(io.BytesIO(hasil.data))["PKO"]
    rentang = {str(r.sqref): len(r.rules) for r in ws.conditional_formatting}
    assert rentang == {"F4:F5": 5, "I4:I5": 5, "I8": 5}


def test_pemeriksaan_hasil_sama_dengan_yang_dilaporkan_fill() -> None:
    """The findings that fill reports are those that a check of the written file gives."""
    baris = [
        ("Indeks A", 75, 69.61, "92,81%", None, "0,00%", None),
        ("Indeks B", 8.6, 9, "104,90%", None, "0,00%", None),
    ]
    hasil = isi(buku({"PKO": pko(baris)}), predikat_akip="A")
    ulang = check(hasil.data, predikat_akip="A")
    kunci = [(t.kode, t.alamat, t.ditemukan, t.seharusnya) for t in hasil.findings]
    assert kunci == [(t.kode, t.alamat, t.ditemukan, t.seharusnya) for t in ulang.findings]


def test_ketikan_tanpa_gaya_tetap_tampak_seperti_semula() -> None:
    """80 typed plainly beside 75%: the formula keeps percent points and no percent sign comes from the neighbour."""
    lembar = [
        ["Perbandingan Target dan Realisasi Kinerja Tahun 2025"],
        ["Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"],
        ["Sasaran A", "Indeks A", 80, 60, 0.75],
        ["Sasaran B", "Indeks B", 80, 64, 80],
    ]
    data = isi(buku({"TR": lembar}, {("TR", "E3"): "0.00%"})).data
    assert [sel(data, "TR", "E4"), kode(data, "TR", "E4")] == [80, "General"]
    assert sel(data, "TR", "E4", rumus=True).endswith("*100)")


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_a_mean_of_rounded_figures_stays_right() -> None:
    """The mean of the figures as typed is 69,98, of what they were rounded from 69,97: then they stay typed."""
    capaian = [(84, 77, 91.67), (66, 40, 60.61), (85, 49, 57.65)]
    isi = [[i, f"Nilai {i}", *satu] for i, satu in enumerate(capaian, 1)]
    kepala = [["Pengukuran Kinerja Tahun 2025"], ["NO", "INDIKATOR KINERJA", "TARGET", "REALISASI", "CAPAIAN (%)"]]
    hasil = fill(buku({"K": [*kepala, *isi, [None, "Rata-rata capaian", None, None, 69.98]]}))
    assert hasil.data is not None
    assert not check(hasil.data).findings
    assert sel(hasil.data, "K", "E3", rumus=True) == 91.67
    assert sel(hasil.data, "K", "E6", rumus=True) == '=IF(COUNT(E3:E5)=0,"",AVERAGE(E3:E5))'
    assert fill(hasil.data).changes == ()


def test_merged_ranges_that_overlap_are_left_alone() -> None:
    """No Excel writes them, other programs do: a cell below any of them is hidden and is not filled."""
    isi = [[1, "Nilai A", 80, 60, None], [2, "Nilai B", 50, 40, None], [3, "Nilai C", 50, 45, None]]
    kepala = [["Pengukuran Kinerja Tahun 2025"], ["NO", "INDIKATOR KINERJA", "TARGET", "REALISASI", "CAPAIAN (%)"]]
    wb = openpyxl.load_workbook(io.BytesIO(buku({"K": [*kepala, *isi]})))
    for area in ("E4:E5", "E3:E4"):
        wb["K"].merged_cells.add(area)
    penampung = io.BytesIO()
    wb.save(penampung)
    hasil = fill(penampung.getvalue(), tabs=False)
    assert hasil.data is not None
    assert [sel(hasil.data, "K", f"E{r}") for r in (3, 4, 5)] == [0.75, None, None]
