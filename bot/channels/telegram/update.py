"""Telegram's updates read into inbound messages; in groups only what is addressed to the bot."""

from telegram import CallbackQuery, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.message import Address, Inbound, Kind

_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_MENTIONS: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION, MessageEntity.BOT_COMMAND]


def read_update(update: Update, me: User) -> Inbound | None:
    """The message in an update, or ``None``: edits, service messages, other bots, talk that is not meant for us."""
    if update.callback_query:
        return _pressed(update, update.callback_query, me)
    message = update.message
    if message is None or message.from_user is None or message.from_user.is_bot:
        return None
    text = message.text or message.caption or ""
    group = message.chat.type in _GROUPS
    if group:
        if not _addressed(message, me):
            return None
        text = _without_mention(text, me)
    if not text and not message.effective_attachment:
        return None
    return _inbound(update, me, message.from_user, "text" if text else "unreadable", text, _address(message, group))


def _pressed(update: Update, query: CallbackQuery, me: User) -> Inbound | None:
    if query.message is None or not query.data:
        return None
    chat = query.message.chat
    address = Address(chat_id=str(chat.id), group=chat.type in _GROUPS, receipt=query.id)
    return _inbound(update, me, query.from_user, "text", query.data, address)


def _inbound(update: Update, me: User, sender: User, kind: Kind, text: str, address: Address) -> Inbound:
    return Inbound(
        channel="telegram",
        account=str(me.id),
        event_id=str(update.update_id),
        user_id=str(sender.id),
        address=address,
        kind=kind,
        text=text,
        order=update.update_id,
    )


def _address(message: Message, group: bool) -> Address:
    return Address(chat_id=str(message.chat.id), group=group, reply_to=str(message.message_id) if group else None)


def _addressed(message: Message, me: User) -> bool:
    """Whether a group message mentions the bot, replies to it, or is a command not meant for another bot."""
    replied = message.reply_to_message and message.reply_to_message.from_user
    if replied and replied.id == me.id:
        return True
    mentions = message.parse_entities(_MENTIONS) | message.parse_caption_entities(_MENTIONS)
    return any(_means(entity, text, me) for entity, text in mentions.items())


def _means(entity: MessageEntity, text: str, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    _, at, name = text.partition("@")
    command = entity.type == MessageEntity.BOT_COMMAND
    return (command and not at) or name.lower() == (me.username or "").lower()


def _without_mention(text: str, me: User) -> str:
    """The text without the bot's own "@name", whatever its case."""
    mention = f"@{me.username}".lower()
    found = text.lower().find(mention)
    return text if found < 0 else f"{text[:found]}{text[found + len(mention) :]}".strip()
