"""``hoi``, the command: assembles the packages' commands, each loaded only when it is called."""

from importlib import import_module

import click

COMMANDS = {
    "ask": ("retrieval.commands:ask", "Hỏi một câu về các kế hoạch; trả lời kèm trích dẫn."),
    "chat": ("bot.commands:chat", "Trò chuyện trong cửa sổ dòng lệnh."),
    "serve": ("api.commands:serve", "Chạy máy chủ: trang hỏi đáp, khung nhúng, API."),
    "corpus": ("assembly:corpus", "Kho văn bản: thêm, cập nhật, gỡ, liệt kê, xem và soát."),
    "index": ("assembly:index", "Chỉ mục: dựng, xem, kiểm tra."),
    "tasks": ("retrieval.commands:tasks", "Liệt kê nhiệm vụ theo điều kiện."),
    "bot": ("bot.commands:bot", "Chat qua Zalo và Telegram."),
    "eval": ("eval.commands:evaluation", "Đánh giá trợ lý bằng bộ câu hỏi chuẩn."),
    "bench": ("eval.bench.commands:bench", "Đo tốc độ và bộ nhớ."),
    "model": ("index.training.commands:model", "Mô hình nhúng của dự án: huấn luyện."),
    "backup": ("assembly:backup", "Sao lưu thư mục dữ liệu."),
    "restore": ("assembly:restore", "Khôi phục thư mục dữ liệu từ bản sao lưu."),
}
"""Name → where the command is, and its help: so that ``hoi --help`` loads none of them."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in their order above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        return command if isinstance(command, click.Command) else command()

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, help="Hỏi Kế hoạch: hỏi đáp có trích dẫn trên các kế hoạch của cơ quan nhà nước.")
@click.version_option("1.0.0", prog_name="hoi")
def main() -> None:
    """The command line."""
