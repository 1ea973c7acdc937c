"""Readers measured: our own and the floor of each format, in a process of their own."""

from pathlib import Path

from eval.bench.reading import Reading, measure


def test_a_text_file_is_read_by_us_and_by_the_floor(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("KẾ HOẠCH\n\nThanh tra năm 2026\n", encoding="utf-8")
    ours, floor = measure([file])
    assert (ours.reader, floor.reader) == ("hoi", "open")
    assert ours.words == floor.words == 6
    assert min(ours.seconds, floor.seconds, ours.memory, floor.memory) > 0


def test_speed_counts_pages_of_four_hundred_words() -> None:
    assert Reading("a.txt", "hoi", words=800, seconds=0.5, memory=1).pages_per_second == 4
