"""A small corpus: sentences such as plans have."""

TEXTS = (
    "Văn phòng tham mưu kiện toàn Ban Chỉ đạo và Tổ giúp việc Ban Chỉ đạo của Tỉnh ủy Lạng Sơn.",
    "Đảng ủy Ủy ban nhân dân tỉnh chủ trì xây dựng cơ sở dữ liệu dùng chung, hoàn thành trong quý II/2026.",
    "Thanh tra tỉnh Thái Nguyên số hóa quy trình nghiệp vụ nội bộ, cắt giảm thủ tục hành chính.",
    "Sở Khoa học và Công nghệ phối hợp với các phòng nghiệp vụ thẩm định quy hoạch, đề án, dự án.",
    "Nghiên cứu thành lập quỹ đầu tư mạo hiểm của tỉnh; bồi dưỡng kỹ năng số cho công chức, viên chức.",
)
