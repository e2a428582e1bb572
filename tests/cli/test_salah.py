"""A mistake in a call is one Indonesian sentence on standard error, exit code 2, that says what to do next."""

from __future__ import annotations

import sys

import pytest
from click.testing import CliRunner

from kertas_kerja.__main__ import main
from kertas_kerja.cli import kk

SALAH = [
    (["chek", "a"], 'Perintah "chek" tidak ada; maksud Anda check?'),
    (["zzz"], 'Perintah "zzz" tidak ada; jalankan kk --help untuk melihat daftarnya.'),
    (["--foo"], "Opsi --foo tidak ada; jalankan kk --help untuk melihat daftarnya."),
    (
        ["check"],
        "BERKAS (buku kerja .xlsx) belum disebutkan; tambahkan pada perintah, contohnya lihat kk check --help.",
    ),
    (["check", "a.xlsx", "--ouput", "b"], "Opsi --ouput tidak ada; maksud Anda --output?"),
    (["check", "a.xlsx", "--output"], "Opsi --output belum diberi nilai; tulis nilainya sesudah --output."),
    (
        ["check", "a.xlsx", "--format", "pdf"],
        'Nilai "pdf" untuk --format tidak dapat dipakai; pilih salah satu: text, json, markdown.',
    ),
    (["check", "a.xlsx", "--convert=1"], "Opsi --convert tidak memakai nilai; tulis --convert saja."),
    (["fill"], "BERKAS (buku kerja .xlsx) belum disebutkan; tambahkan pada perintah, contohnya lihat kk fill --help."),
    (
        ["fill", "a.xlsx", "b.xlsx"],
        'Perintah ini mengolah satu berkas saja, jadi "b.xlsx" berlebih; ulangi untuk setiap berkas.',
    ),
    (
        ["fill", "a", "b", "c"],
        'Kata "b" dan 1 kata lain berlebih; hapus kata itu, atau apit nama yang berspasi dengan tanda kutip.',
    ),
    (
        ["fill", "a.xlsx", "-o", "hasil.pdf"],
        'Nama hasil "hasil.pdf" harus berakhiran .xlsx supaya dapat dibuka Excel; tulis -o "hasil.xlsx".',
    ),
    (
        ["fill", "a.xlsm", "-o", "hasil.xlsx"],
        'Nama hasil "hasil.xlsx" harus berakhiran .xlsm supaya dapat dibuka Excel; tulis -o "hasil.xlsm".',
    ),
    (["fill", "a.xlsx", "--dryrun"], "Opsi --dryrun tidak ada; maksud Anda --dry-run?"),
    (
        ["new"],
        "JENIS (kkpt atau pengukuran) belum disebutkan; tambahkan pada perintah, contohnya lihat kk new --help.",
    ),
    (
        ["new", "xx"],
        'Nilai "xx" untuk JENIS (kkpt atau pengukuran) tidak dapat dipakai; pilih salah satu: kkpt, pengukuran.',
    ),
    (["new", "kkpt", "--tahun", "abc"], 'Nilai "abc" untuk --tahun tidak dapat dipakai; tulis bilangan bulat.'),
    (
        ["explain"],
        "KODE (misalnya KK101) belum disebutkan; tambahkan pada perintah, contohnya lihat kk explain --help.",
    ),
    (["rules", "--format", "x"], 'Nilai "x" untuk --format tidak dapat dipakai; pilih salah satu: text, json.'),
    (["watch"], "FOLDER belum disebutkan; tambahkan pada perintah, contohnya lihat kk watch --help."),
    (["watch", "f", "--onec"], "Opsi --onec tidak ada; maksud Anda --once?"),
    (
        ["web", "--port", "70000"],
        'Nilai "70000" untuk --port tidak dapat dipakai; tulis bilangan bulat dari 0 sampai 65535.',
    ),
    (["a.xlsx", "--lkjp"], "Opsi --lkjp tidak ada; maksud Anda --lkjip?"),
]


@pytest.mark.parametrize(("kata", "kalimat"), SALAH, ids=[" ".join(k) for k, _ in SALAH])
def test_satu_kalimat(
    kata: list[str], kalimat: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["kk", *kata])
    with pytest.raises(SystemExit) as akhir:
        main()
    assert akhir.value.code == 2
    keluaran = capsys.readouterr()
    assert (keluaran.out, keluaran.err) == ("", kalimat + "\n")


@pytest.mark.parametrize(("kata", "kalimat"), SALAH, ids=[" ".join(k) for k, _ in SALAH])
def test_lewat_click_sama(kata: list[str], kalimat: str) -> None:
    hasil = CliRunner().invoke(kk, kata, prog_name="kk")
    assert (hasil.exit_code, hasil.stdout, hasil.stderr) == (2, "", kalimat + "\n")
