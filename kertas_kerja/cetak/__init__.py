"""Hasil pemeriksaan dan pengisian sebagai data bertipe, dan wujud cetaknya: teks, JSON, Markdown."""
