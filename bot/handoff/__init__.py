"""Handoffs to a human that are never lost (HP §3.3, §6).

Plain functions over an `Engine` (`bot.registry.database.open_engine`) with the moment as an
argument. All of them block: from a coroutine call them with `asyncio.to_thread`. Each change is
written in one transaction, with its line in the log and in the webhook's outbox, before the
function returns; calling it again changes nothing.

    requests       the visitor: request_handoff, withdraw, end_by_visitor, open_for_conversation
    callback       request_callback, read_callback: own first name and number, with consent
    desk_work      the medewerker: pick_up, forward_to_colleague, forward_to_region, put_back, close
    messages       add_message, add_notice, messages_after, new_messages
    queue          list_open, position, expected_wait, expire_waiting, look_at, the log
    notices        tell_change, tell_missed, message_item: what the program says by itself
    waiting        look_after_waiting: it takes long, the desk shuts, nobody came
    opening_hours  load_opening_hours, is_open, next_opening
    settings       load_waiting_limits
    webhook        load_webhook, deliver_forever
    purge          purge, forget_conversation, retention_lines
    states         the table of what may happen when
    errors         the tree of errors
"""
