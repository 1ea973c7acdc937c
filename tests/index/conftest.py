"""A small model, made by the same code that writes the shipped one."""

from pathlib import Path

import numpy as np
import pytest

from index.static import StaticEmbedder
from index.training.export import export
from index.training.vocabulary import VocabularyPlan, build_tokenizer

PLANS = [
    "Văn phòng chủ trì triển khai các nền tảng số quốc gia, hoàn thành trong quý II năm 2026.",
    "Phòng Nghiệp vụ 1 phối hợp với Văn phòng tuyên truyền chuyển đổi số cho công chức.",
    "Sở Khoa học và Công nghệ chủ trì thẩm định an toàn thông tin cấp độ ba.",
    "Thanh tra tỉnh báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm.",
]


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    plan = VocabularyPlan(syllables=400, groups=40, subwords=200, least_count=1)
    tokenizer = build_tokenizer(PLANS * 5, ["hạn chót"], plan)
    drawn = np.random.default_rng(3).normal(size=(tokenizer.get_vocab_size(), 32))
    export(folder, tokenizer, drawn.astype(np.float32))
    return folder


@pytest.fixture(scope="session")
def embedder(model_folder: Path) -> StaticEmbedder:
    return StaticEmbedder(model_folder)
