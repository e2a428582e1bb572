"""Keterangan aturan yang berupa relasi: rumusnya sendiri dideklarasikan di `tabel/`, satu aturan satu modul."""
