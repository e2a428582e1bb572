"""The built-in profile holds every figure of DOMAIN.md sections 1-3 and 7; a user's file overrides what it gives."""

import datetime
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kertas_kerja.errors import BerkasTidakTerbaca, ProfilTidakSah
from kertas_kerja.profil import KONFIRMASI, Batas, Pita, bawaan, muat_profil
from kertas_kerja.profil.skema import ProfilSkema

D = Decimal
P = muat_profil()


@pytest.mark.parametrize(
    ("nilai", "label"),
    [
        ("0", "Sangat Kurang"), ("0.2", "Sangat Kurang"), ("0.20004", "Sangat Kurang"), ("0.20005", "Kurang"),
        ("0.6", "Kurang"), ("0.6001", "Butuh Perbaikan (Cukup)"), ("0.8", "Butuh Perbaikan (Cukup)"),
        ("0.8001", "Baik (Berhasil)"), ("1", "Baik (Berhasil)"), ("1.00004", "Baik (Berhasil)"),
        ("1.00005", "Istimewa (Sangat Berhasil)"), ("1.1", "Istimewa (Sangat Berhasil)"),
        ("1.5", "Istimewa (Sangat Berhasil)"), ("-0.1", "Sangat Kurang"),
    ],
)  # fmt: skip
def test_predikat_pko(nilai, label):
    assert P.predikat_pko.cari(D(nilai)) == label


@pytest.mark.parametrize(
    ("pita", "nilai", "label"),
    [
        ("predikat_akip", "80.00", "BB"), ("predikat_akip", "80.01", "A"), ("predikat_akip", "90", "A"),
        ("predikat_akip", "90.005", "AA"), ("predikat_akip", "70", "B"), ("predikat_akip", "60", "CC"),
        ("predikat_akip", "50", "C"), ("predikat_akip", "30", "D"), ("predikat_akip", "0", "D"),
        ("predikat_rb", "80.00", "BB"),
        ("mutu_ikm", "88.31", "A (Sangat Baik)"), ("mutu_ikm", "88.30", "B (Baik)"),
        ("mutu_ikm", "88.304", "B (Baik)"), ("mutu_ikm", "76.61", "B (Baik)"), ("mutu_ikm", "76.60", "C (Kurang Baik)"),
        ("mutu_ikm", "65.00", "C (Kurang Baik)"), ("mutu_ikm", "64.99", "D (Tidak Baik)"),
        ("kategori_ipp", "1.00", "F"), ("kategori_ipp", "1.5", "E"), ("kategori_ipp", "2", "D"),
        ("kategori_ipp", "2.5", "C-"), ("kategori_ipp", "3", "C"), ("kategori_ipp", "3.5", "B-"),
        ("kategori_ipp", "4.004", "B"), ("kategori_ipp", "4.0514", "A-"), ("kategori_ipp", "4.51", "A"),
    ],
)  # fmt: skip
def test_pita_lain(pita, nilai, label):
    assert P.pita[pita].cari(D(nilai)) == label


@pytest.mark.parametrize(
    ("pita", "teks", "label"),
    [
        ("predikat_pko", "BAIK", "Baik (Berhasil)"), ("predikat_pko", "baik", "Baik (Berhasil)"),
        ("predikat_pko", "Baik  (Berhasil) ", "Baik (Berhasil)"), ("predikat_pko", "Baik(Berhasil)", "Baik (Berhasil)"),
        ("predikat_pko", "berhasil", "Baik (Berhasil)"), ("predikat_pko", "Cukup", "Butuh Perbaikan (Cukup)"),
        ("predikat_pko", "Istimewa\u00a0(Sangat\nBerhasil)", "Istimewa (Sangat Berhasil)"),
        ("predikat_pko", "Kurang", "Kurang"), ("predikat_pko", "Sangat Kurang.", "Sangat Kurang"),
        ("predikat_pko", "Sangat Baik", None), ("predikat_pko", "", None), ("predikat_pko", "()", None),
        ("predikat_akip", "bb", "BB"), ("predikat_akip", "B+", None), ("mutu_ikm", "B", "B (Baik)"),
        ("mutu_ikm", "Baik", "B (Baik)"), ("kategori_ipp", "A-", "A-"), ("kategori_ipp", "a", "A"),
    ],
)  # fmt: skip
def test_cocok(pita, teks, label):
    assert P.pita[pita].cocok(teks) == label


@pytest.mark.parametrize("nama", ["predikat_pko", "predikat_akip", "predikat_rb", "mutu_ikm", "kategori_ipp"])
def test_setiap_label_cocok_dengan_dirinya(nama):
    pita = P.pita[nama]
    assert pita.nama == nama
    for batas in pita.batas:
        assert pita.cocok(batas.label) == pita.cocok(batas.singkat) == batas.label
        assert pita.cari(batas.atas) == batas.label
    assert pita.labels() == tuple(b.label for b in pita.batas)
    assert [b.atas for b in pita.batas] == sorted({b.atas for b in pita.batas})


@given(st.decimals(-1, 2, places=8), st.decimals(-1, 2, places=8))
def test_pita_menaik_dan_seperti_yang_tampil(a, b):
    pita = P.predikat_pko
    assert (pita.indeks(a) <= pita.indeks(b)) or a > b
    tampil = D(f"{a:.12f}").quantize(D("0.0001"), rounding="ROUND_HALF_UP")
    assert pita.cari(a) == pita.cari(tampil)


def test_koreksi_dan_bukti():
    koreksi = {p: (t.tarif * 100, t.bukti) for p, t in P.koreksi_akip.items()}
    assert koreksi == {
        "AA": (0, "C"), "A": (0, "S"), "BB": (10, "S"), "B": (15, "C"), "CC": (20, "C"), "C": (30, "C"), "D": (30, "C"),
    }  # fmt: skip
    assert set(koreksi) == set(P.predikat_akip.labels())
    for predikat, tarif in P.koreksi_akip.items():
        assert tarif.catatan == P.catatan(f"koreksi_akip.{predikat}") == (KONFIRMASI if tarif.bukti == "C" else "")
    assert P.catatan("pita.predikat_pko") == ""
    assert P.catatan("polaritas") == KONFIRMASI


def test_bobot_dan_parameter():
    assert list(P.bobot_akip.values()) == [30, 30, 15, 25]
    assert [[b * 100 for b in bobot] for bobot in P.bobot_ipp.values()] == [
        [24, 25, 18, 11, 10, 12], [30, 18, 15, 15, 15, 7],
    ]  # fmt: skip
    assert all(sum(bobot) == 1 and len(bobot) == len(P.aspek_ipp) for bobot in P.bobot_ipp.values())
    assert P.batas_normalisasi == D("1.1")
    assert (P.ipp_f02, P.ipp_f03) == (D("0.75"), D("0.25"))
    assert P.ikpp == (25, D("2.5"), 2, 2)
    assert P.polaritas_turun in ("(2T-R)/T", "T/R")
    assert P.target_jauh_di_atas == D("0.1")
    assert P.menunjang == ("Sangat Menunjang", "Kurang Menunjang")
    assert P.parameter["batas_normalisasi"] == D("1.1")
    assert P.parameter["ikpp_ikm_pengali"] == D("2.5")
    assert P.alias["tribulan"] == "triwulan"


def test_dasar_hukum():
    assert P.dasar["permenpanrb-88-2021"].diperiksa
    assert not P.dasar["perbup-jombang-47-2022"].diperiksa
    for dasar in P.dasar.values():
        assert dasar.judul
        assert dasar.tulis().endswith(f"({KONFIRMASI})") is not dasar.diperiksa
        assert dasar.berlaku_dari is None or datetime.date.fromisoformat(dasar.berlaku_dari)
    assert set(P.dasar_pita.values()) <= set(P.dasar)
    assert set(P.dasar_pita) <= set(P.pita)


def test_bawaan_dibuat_dari_tomlnya():
    toml = Path(bawaan.__file__).with_suffix(".toml").read_text("utf-8")
    assert repr(bawaan.DATA) == repr(tanpa_tanggal(tomllib.loads(toml, parse_float=D))), "python3 dev.py profil"


def tanpa_tanggal(isi):
    """Dates as the module holds them: ISO 8601 text."""
    if isinstance(isi, dict):
        return {kunci: tanpa_tanggal(nilai) for kunci, nilai in isi.items()}
    return str(isi) if isinstance(isi, datetime.date) else isi


def test_bawaan_memenuhi_skemanya_sendiri_dan_disimpan():
    ProfilSkema.model_validate(bawaan.DATA)
    assert muat_profil() is P


def profil(tmp_path, isi):
    berkas = tmp_path / "daerah.toml"
    berkas.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
    return muat_profil(berkas)


def test_profil_sendiri_hanya_menimpa_yang_ditulis(tmp_path):
    milik = profil(
        tmp_path,
        """
        nama = "Kabupaten Contoh"
        berlaku_dari = 2026-01-01
        [pko]
        batas_normalisasi = 120
        [koreksi_akip]
        B = { tarif = 12.5, bukti = "A" }
        [pita.predikat_pko]
        batas = [[50, "Kurang"], [100, "Baik (Berhasil)", "Baik"], [120, "Istimewa"]]
        [ipp.bobot]
        setempat = [20, 20, 20, 20, 10, 10]
        [polaritas]
        turun = "T/R"
        [dasar.perbup-contoh]
        judul = "Peraturan Bupati Contoh"
        pasal = "Pasal 5"
        diperiksa = true
        [alias]
        caturwulan = "triwulan"
        """,
    )
    assert milik.nama == "Kabupaten Contoh"
    assert milik.berlaku_dari == "2026-01-01"
    assert milik.batas_normalisasi == D("1.2")
    assert milik.koreksi_akip["B"].tarif == D("0.125")
    assert milik.catatan("koreksi_akip.B") == ""
    assert milik.koreksi_akip["BB"] == P.koreksi_akip["BB"]
    assert milik.predikat_pko == Pita(
        "predikat_pko",
        2,
        (
            Batas(D("0.5"), "Kurang", "Kurang"),
            Batas(D(1), "Baik (Berhasil)", "Baik"),
            Batas(D("1.2"), "Istimewa", "Istimewa"),
        ),
        True,
    )
    assert list(milik.bobot_ipp) == ["setempat"]
    assert milik.polaritas_turun == "T/R"
    assert milik.dasar["perbup-contoh"].tulis() == "Peraturan Bupati Contoh, Pasal 5"
    assert milik.dasar["perpres-29-2014"] == P.dasar["perpres-29-2014"]
    assert milik.alias == {**P.alias, "caturwulan": "triwulan"}
    assert milik.pita["mutu_ikm"] == P.pita["mutu_ikm"]
    assert muat_profil() == P


def test_profil_kosong_sama_dengan_bawaan(tmp_path):
    assert profil(tmp_path, "\ufeff# tidak menimpa apa pun\n") == P._replace(nama="daerah.toml")


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("[pko]\nbatas_normalisasi = -5", "pko.batas_normalisasi.*terlalu kecil"),
        ("[pko]\nbatas_normalisasi = 'seratus'", "pko.batas_normalisasi.*harus berupa angka"),
        ("[pko]\nbatas_normalisasi = nan", "pko.batas_normalisasi.*harus berupa angka"),
        ("[pko]\nbatas_normalisasi = inf", "pko.batas_normalisasi.*harus berupa angka"),
        ("[pko]\nbatas = 5", "pko.batas.*tidak dikenal"),
        ("koreksi = 5", "koreksi.*tidak dikenal"),
        ("pko = 5", "pko.*harus berupa tabel"),
        ("[koreksi_akip]\nBB = 10", "koreksi_akip.BB.*harus berupa tabel"),
        ("[koreksi_akip]\nbb = { tarif = 12, bukti = 'A' }", "koreksi_akip.bb' bukan predikat AKIP"),
        ("[ipp]\nf02 = 80", "ipp.f02.*harus 100"),
        ("[pita.mutu_ikm]\nbatas = [[100, '" + "x" * 300 + "']]", "pita.mutu_ikm.batas.0.1': teksnya terlalu panjang"),
        ("[koreksi_akip]\nB = { tarif = 150 }", "koreksi_akip.B.tarif.*terlalu besar"),
        ("[koreksi_akip]\nB = { bukti = 'A' }", "koreksi_akip.B.tarif.*belum diisi"),
        ("[koreksi_akip]\nB = { tarif = 1, bukti = 'X' }", "koreksi_akip.B.bukti.*pilihan"),
        ("[pita.predikat_pko]\nbatas = [[60, 'a'], [20, 'b']]", "pita.predikat_pko.*menaik"),
        ("[pita.predikat_pko]\nbatas = []", "pita.predikat_pko.*menaik"),
        ("[pita.predikat_pko]\nbatas = [[60]]", "pita.predikat_pko.batas"),
        ("[pita.baru]\ndesimal = 2", "pita.baru.*batas"),
        ("[ipp.bobot]\nsetempat = [50, 40]", "ipp.*harus 100"),
        ("[ipp.bobot]\nsetempat = [50, 50]", "ipp.bobot.setempat.*aspek"),
        ("[ikpp]\npembagi = 0", "ikpp.pembagi.*terlalu kecil"),
        ("[polaritas]\nturun = 'R/T'", "polaritas.turun.*pilihan"),
        ("berlaku_dari = 'kemarin'", "berlaku_dari.*tanggal"),
        ("nama = 5", "nama.*teks"),
        ("[dasar.x]\npasal = 'Pasal 1'", "dasar.x.judul.*belum diisi"),
        ("nama = ", "TOML"),
        ("a = 1\na = 2", "TOML"),
        (b"\xff\xfe", "TOML"),
        (b"# " + b"x" * 1_000_100, "terlalu besar"),
        ("x = " + "[" * 100_000, "TOML"),
    ],
)
def test_profil_tidak_sah(tmp_path, isi, sebab):
    with pytest.raises(ProfilTidakSah, match=f"Profil .*daerah.toml .*{sebab}") as salah:
        profil(tmp_path, isi)
    assert "\n" not in str(salah.value)
    assert str(salah.value).endswith(".")
    assert salah.value.exit_code == 2


@pytest.mark.parametrize("nama", ["tidak_ada.toml", "."])
def test_profil_tidak_terbaca(tmp_path, nama):
    with pytest.raises(BerkasTidakTerbaca, match="tidak dapat dibuka"):
        muat_profil(tmp_path / nama)
