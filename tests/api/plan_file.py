"""A plan as an office has it: a small file."""

NAME = "Kế hoạch 12.md"
PLAN = """# KẾ HOẠCH

Số: 12/KH-TTr

Lạng Sơn, ngày 05 tháng 01 năm 2026

## I. NHIỆM VỤ

| TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| 1 | Số hóa hồ sơ lưu trữ của cơ quan | Văn phòng | 30/6/2026 |
| 2 | Tập huấn kỹ năng số cho công chức | | Thường xuyên |
"""
KEY = "khoa-van-hanh-cua-thanh-tra-tinh"
