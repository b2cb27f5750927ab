import CLibEdit

/// The commands that `.editrc` can bind, made known to libedit.
enum EditCommands {
    static func add(to editor: OpaquePointer) {
        libedit_add_command(editor, "photo-enter", "Hand the entry over, or add a line") { editor, _ in
            perform(editor) { $0.enter() }
        }
        libedit_add_command(editor, "photo-newline", "Add a line") { editor, _ in
            perform(editor) { $0.buffer.insert(["\n"]) }
        }
        libedit_add_command(editor, "photo-up", "Line above, or older entry") { editor, _ in
            perform(editor) { $0.arrow(up: true) }
        }
        libedit_add_command(editor, "photo-down", "Line below, or newer entry") { editor, _ in
            perform(editor) { $0.arrow(up: false) }
        }
        libedit_add_command(editor, "photo-older", "Older entry") { editor, _ in
            perform(editor) { $0.step(older: true) }
        }
        libedit_add_command(editor, "photo-newer", "Newer entry") { editor, _ in
            perform(editor) { $0.step(older: false) }
        }
        libedit_add_command(editor, "photo-search", "Search the history") { editor, _ in
            perform(editor) { $0.searchHistory() }
        }
        libedit_add_command(editor, "photo-complete", "Complete the word") { editor, _ in
            perform(editor) { $0.complete(back: false) }
        }
        libedit_add_command(editor, "photo-complete-back", "Previous candidate") { editor, _ in
            perform(editor) { $0.complete(back: true) }
        }
        libedit_add_command(editor, "photo-paste", "Read a bracketed paste") { editor, _ in
            perform(editor) { $0.paste() }
        }
        libedit_add_command(editor, "photo-delete-or-leave", "Delete, or leave on an empty line") { editor, _ in
            perform(editor) { $0.deleteOrLeave() }
        }
        libedit_add_command(editor, "photo-delete", "Delete the character at the cursor") { editor, _ in
            perform(editor) { $0.deleteNext() }
        }
        libedit_add_command(editor, "photo-line-start", "Start of the line, then of the entry") { editor, _ in
            perform(editor) { $0.move { $0.moveToLineStart() } }
        }
        libedit_add_command(editor, "photo-line-end", "End of the line, then of the entry") { editor, _ in
            perform(editor) { $0.move { $0.moveToLineEnd() } }
        }
        libedit_add_command(editor, "photo-next-word", "End of the next word") { editor, _ in
            perform(editor) { $0.move { $0.moveWord(back: false) } }
        }
        libedit_add_command(editor, "photo-previous-word", "Start of the word before") { editor, _ in
            perform(editor) { $0.move { $0.moveWord(back: true) } }
        }
        libedit_add_command(editor, "photo-kill-to-end", "Kill to the end of the line") { editor, _ in
            perform(editor) { $0.kill(\.restOfLine) }
        }
        libedit_add_command(editor, "photo-kill-to-start", "Kill to the start of the line") { editor, _ in
            perform(editor) { $0.kill(\.startOfLine) }
        }
        libedit_add_command(editor, "photo-kill-word-before", "Kill the word before the cursor") { editor, _ in
            perform(editor) { $0.kill(\.wordBefore) }
        }
        libedit_add_command(editor, "photo-kill-word-after", "Kill the word after the cursor") { editor, _ in
            perform(editor) { $0.kill(\.wordAfter) }
        }
        libedit_add_command(editor, "photo-yank", "Put back what was killed last") { editor, _ in
            perform(editor) { $0.yank() }
        }
        libedit_add_command(editor, "photo-undo", "Undo the last change") { editor, _ in
            perform(editor) { $0.undoChange() }
        }
        libedit_add_command(editor, "photo-clear", "Clear the screen") { editor, _ in
            perform(editor) { $0.screen.clear() }
        }
        libedit_add_command(editor, "photo-suspend", "Stop the program") { editor, _ in perform(editor) { $0.suspend() }
        }
        libedit_add_command(editor, "photo-edit", "Open the entry in an editor") { editor, _ in
            perform(editor) { $0.openInEditor() }
        }
    }
}

/// Runs a command on the session that libedit's client pointer leads to.
private func perform(_ editor: OpaquePointer, _ command: (EditSession) -> Void) -> UInt8 {
    guard let client = libedit_client(editor) else { return UInt8(CC_ERROR) }
    let session = Unmanaged<EditSession>.fromOpaque(client).takeUnretainedValue()
    command(session)
    return UInt8(session.outcome == nil ? CC_REFRESH : CC_NEWLINE)
}
