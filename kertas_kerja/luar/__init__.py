"""Programs outside this package that do what it does not: LibreOffice converts old formats and calculates (ADR 0009).

They get copies in a folder of their own, a time limit and no network; the operator's files never.
"""
