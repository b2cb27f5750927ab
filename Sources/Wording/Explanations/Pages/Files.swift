let filesPages: [ExplanationPage] = [
    ExplanationPage(
        "file-unreadable",
        title: "The file cannot be read",
        #"""
        The file exists, but the system does not let this process read it; the report
        repeats the system's reason. Exit status 66.

        Look at the file's permissions and those of the folders above it.

            $ ls -l lock.photo
        """#,
        seeAlso: ["file-not-found", "file-is-directory"]),
    ExplanationPage(
        "file-is-directory",
        title: "This is a folder, and a file is wanted",
        #"""
        The path names a folder. Name the file inside it; several files may be given on
        one command line. Exit status 66.

            $ photopolicy run policies/lock.photo policies/reopen.photo
        """#,
        seeAlso: ["file-not-found", "file-not-regular"]),
    ExplanationPage(
        "file-too-large",
        title: "The file is too large",
        #"""
        There is a limit, so a wrong path cannot fill the memory. The report names the
        limit and the size. Exit status 66.

        For a photo the limit is that of Microsoft Graph, 4 MB; split a script that
        large into several files and include them.

            include "roles.photo";
        """#,
        seeAlso: ["photo-too-large", "file-unreadable"]),
    ExplanationPage(
        "file-not-regular",
        title: "The path is not an ordinary file",
        #"""
        The path names a device, a socket or a pipe where only an ordinary file can be
        used, for instance because it will be replaced, or because a script names it. A
        script itself may come through standard input:

            $ photopolicy < lock.photo
        """#,
        seeAlso: ["file-is-directory", "file-unreadable"]),
    ExplanationPage(
        "file-not-writable",
        title: "The file cannot be written",
        #"""
        The system does not let this process write the file or its folder; the report
        repeats the system's reason. Files are replaced whole: the new text is written
        beside the old and then renamed, so the old one is untouched.

        Look at the permissions of the folder and at the space left on the disk.

            $ df .
        """#,
        seeAlso: ["file-locked", "folder-unusable"]),
    ExplanationPage(
        "file-locked",
        title: "Another process holds the file",
        #"""
        Another run of the program is using this file, and two at once would damage it,
        so the second one stops before it writes.

        Wait for the other run to end, or use another file. The lock belongs to the
        running process and ends with it, so there is nothing to remove by hand.
        """#,
        seeAlso: ["file-not-writable"]),
    ExplanationPage(
        "folder-unusable",
        title: "A folder of the program cannot be used",
        #"""
        The folder in which the program keeps its own files cannot be created, does not
        belong to this user, or lies below a folder that everybody can write or that
        belongs to somebody else. It is where the XDG variables say, or else below the
        home folder.

        Look at `XDG_CONFIG_HOME`, `XDG_STATE_HOME` and `XDG_CACHE_HOME`, and at the
        permissions of what they name.
        """#,
        seeAlso: ["file-not-writable"]),
    ExplanationPage(
        "address-not-usable",
        title: "The simulator cannot listen there",
        #"""
        `photopolicy serve` could not open the address and port that it was given:
        another program is listening on the port already, the port is one of the first
        1024, or the address is not one of this machine's.

        Choose another port; with 0 the system chooses one, and it is printed.

            $ photopolicy serve --port 0
        """#,
        seeAlso: ["certificate-unusable"]),
    ExplanationPage(
        "certificate-unusable",
        title: "The certificate or its key cannot be used",
        #"""
        `photopolicy serve --tls` takes two files in PEM: the certificate, followed by
        those that vouch for it, and the private key that belongs to it.

        Without one of your own, let it make a certificate for localhost, and let
        the client trust `cert.pem` in that folder.

            $ photopolicy serve --tls-self-signed certificates
        """#,
        seeAlso: ["address-not-usable", "file-unreadable"]),
]
