let languageFilesPages: [ExplanationPage] = [
    ExplanationPage(
        "include-not-found",
        title: "The included file cannot be found",
        #"""
        A path in `include` is relative to the file that contains it, not to the
        working directory.

            include "roles.photo";
        """#,
        seeAlso: ["file-not-found", "include-cycle"]),
    ExplanationPage(
        "include-cycle",
        title: "A file includes itself",
        #"""
        The file is included by itself, directly or through others; the report shows the
        circle. Put what both need into a third file.

            include "roles.photo";
        """#,
        seeAlso: ["include-not-found", "too-many-includes"]),
    ExplanationPage(
        "include-no-script",
        title: "The included file is not a script",
        #"""
        The file makes no sense as a script from its first statement on. Any file can be
        named by mistake, or on purpose by somebody else's script, so nothing of it is
        quoted. If it is a script, check it by itself:

            $ photopolicy check roles.photo
        """#,
        seeAlso: ["file-outside", "include-not-found"]),
    ExplanationPage(
        "file-outside",
        title: "The file lies outside the script's folder",
        #"""
        The person who wrote a script is not always the one who runs it. A script can
        include and show only regular files in or below its own folder or that of the
        script that was started, once links are resolved; `--include-from` allows
        further folders. What you type at the prompt or after `-c` may name any regular
        file.

            $ photopolicy run policies/lock.photo --include-from shared
        """#,
        seeAlso: ["include-not-found", "photo-file-unreadable"]),
    ExplanationPage(
        "too-many-includes",
        title: "More than 1,000 files are included",
        #"""
        All includes of a run together are limited to 1,000 files, so a mistake cannot
        keep the check busy forever. A file included in two places counts twice.

            include "roles.photo";
        """#,
        seeAlso: ["include-cycle"]),
    ExplanationPage(
        "file-not-found",
        title: "There is no file with this name",
        #"""
        Paths on the command line are relative to the working directory; paths in a
        script to the script's folder. Exit status 66.

            update own photo from "portraits/me.jpg";
        """#,
        seeAlso: ["include-not-found", "exit-status"]),
    ExplanationPage(
        "photo-too-large",
        title: "The photo is larger than 4 MB",
        #"""
        Microsoft Graph takes photos of at most 4 MB. The size is checked before
        anything runs.

        Documented by Microsoft. Save the picture smaller; 648 by 648 pixels is the
        largest size that is served.

            update own photo from "me-648.jpg";
        """#,
        seeAlso: ["photo-not-an-image"]),
    ExplanationPage(
        "photo-not-an-image",
        title: "The file is not a complete JPEG or PNG image",
        #"""
        The content decides, not the file's name. A file that only ends in `.jpg` is
        refused before anything runs, and so is an image whose end is missing. The
        report says what was found: HEIC, as phones produce it, WebP, GIF, a web page, a
        text.

            update own photo from "me.jpg";
        """#,
        seeAlso: ["photo-too-large"]),
    ExplanationPage(
        "photo-missing",
        title: "There is no photo",
        #"""
        The account has no photo to remove, or no earlier one is kept that `restore`
        could put back. On a live tenant `restore` puts back the bytes that were
        replaced through this tool.

            expect photo of employee@contoso.com present;
        """#,
        seeAlso: ["ErrorEntityNotFound"]),
]
