import Glibc
import TestSupport
import Testing
import HostFiles

@testable import CorpusStore

@Suite("Files and folders") struct FileAccessTests {
    @Test("a replaced file has the new bytes, and nothing else is left in the folder")
    func replace() throws {
        try withTemporaryFolder { folder in
            let path = "\(folder)/a.bin"
            try FileAccess.replace(path, with: [1, 2, 3])
            try FileAccess.replace(path, with: Array(repeating: 7, count: 200_000))
            #expect(try FileAccess.read(path, limit: 200_000) == Array(repeating: 7, count: 200_000))
            #expect(unlink(path) == 0 && rmdir(folder) == 0, "the folder is not empty")
        }
    }

    @Test("a file that cannot be replaced keeps its bytes, and nothing else is left")
    func replaceFails() throws {
        try withTemporaryFolder { folder in
            // A folder that is not empty cannot be replaced by a file.
            let path = "\(folder)/a"
            try FileAccess.makeFolder("\(path)/b")
            #expect(throws: FileAccessError.self) { try FileAccess.replace(path, with: [1]) }
            #expect(rmdir("\(path)/b") == 0 && rmdir(path) == 0 && rmdir(folder) == 0, "the folder is not empty")
        }
    }

    @Test("a pipe or device is written to and stays what it is")
    func replacePipe() throws {
        try withTemporaryFolder { folder in
            let path = "\(folder)/pipe"
            #expect(mkfifo(path, 0o600) == 0)
            // Open for both, so that neither this nor the writer waits for the other.
            let descriptor = open(path, O_RDWR | O_NONBLOCK)
            defer { close(descriptor) }
            try FileAccess.replace(path, with: [1, 2, 3])
            var bytes: [UInt8] = [0, 0, 0, 0]
            #expect(read(descriptor, &bytes, 4) == 3)
            #expect(bytes == [1, 2, 3, 0])
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
            #expect(unlink(path) == 0 && rmdir(folder) == 0, "the folder is not empty")
        }
    }

    @Test("errors name the file, what was tried and why it failed")
    func errors() throws {
        try withTemporaryFolder { folder in
            let missing = #expect(throws: FileAccessError.self) { try FileAccess.read("\(folder)/none", limit: 1) }
            #expect(missing?.description == "cannot read \(folder)/none: No such file or directory")
            #expect(missing?.isMissing == true)
            let directory = #expect(throws: FileAccessError.self) { try FileAccess.read(folder, limit: 1) }
            #expect(directory?.description == "cannot read \(folder): Is a directory")
            #expect(directory?.isMissing == false)
            let place = #expect(throws: FileAccessError.self) { try FileAccess.replace("\(folder)/none/a", with: [1]) }
            #expect(place?.description == "cannot write \(folder)/none/a: No such file or directory")
            let taken = #expect(throws: FileAccessError.self) { try FileAccess.replace(folder, with: [1]) }
            #expect(taken?.description == "cannot write \(folder): Is a directory")
            try FileAccess.replace("\(folder)/a", with: [1, 2])
            let long = #expect(throws: FileAccessError.self) { try FileAccess.read("\(folder)/a", limit: 1) }
            #expect(long?.description == "cannot read \(folder)/a: longer than 1 bytes, the most expected")
            let blocked = #expect(throws: FileAccessError.self) { try FileAccess.makeFolder("\(folder)/a") }
            #expect(blocked?.description == "cannot create \(folder)/a: exists and is no folder")
        }
    }

    @Test("folders are made with those above them, and may exist")
    func makeFolder() throws {
        try withTemporaryFolder { folder in
            for _ in 0..<2 { try FileAccess.makeFolder("\(folder)/a/b/c/") }
            try FileAccess.replace("\(folder)/a/b/c/file", with: [])
        }
    }

    @Test("a program file is written and read in the form that its name tells")
    func forms() throws {
        try withTemporaryFolder { folder in
            for name in ["a.bin", "a.s", "a.S", "a.json", "crash-0123"] {
                try SampleFiles.complete.write(path: "\(folder)/\(name)")
                #expect(try ProgramFile.read(path: "\(folder)/\(name)") == SampleFiles.complete)
            }
            #expect(
                try FileAccess.read("\(folder)/a.s", limit: 1 << 20) == FileAccess.read("\(folder)/a.S", limit: 1 << 20)
            )
            #expect(try FileAccess.read("\(folder)/a.json", limit: 1 << 20).first == UInt8(ascii: "{"))
            try FileAccess.replace("\(folder)/bad.s", with: Array("add".utf8))
            let error = #expect(throws: (any Error).self) { try ProgramFile.read(path: "\(folder)/bad.s") }
            #expect(
                error.map { "\($0)" }
                    == "\(folder)/bad.s:1:4: error: expected a register, x0 to x31 or an ABI name, found the end of the line"
            )
        }
    }

    @Test("a corpus is listed in the order of names, each with its golden state")
    func corpus() throws {
        try withTemporaryFolder { folder in
            let names = ["b.s", "a/z.bin", "a/y.s", "a.s", "a/.hidden.s", "README.md", "B.s", "a/b/c.s", ".s", "a-b.s"]
            try FileAccess.makeFolder("\(folder)/a/b")
            for name in names { try FileAccess.replace("\(folder)/\(name)", with: [1]) }
            let corpus = CorpusFolder(folder, golden: "Golden")
            let entries = try corpus.entries()
            #expect(entries.map(\.name) == ["B", "a", "a-b", "a/b/c", "a/y", "a/z", "b"])
            #expect(
                entries.map(\.path)
                    == ["B.s", "a.s", "a-b.s", "a/b/c.s", "a/y.s", "a/z.bin", "b.s"].map { "\(folder)/\($0)" })
            #expect(corpus.goldenPath(of: entries[3]) == "Golden/a/b/c.state")

            try FileAccess.replace("\(folder)/a/y.bin", with: [1])
            let twice = #expect(throws: FileAccessError.self) { try corpus.entries() }
            #expect(twice?.description.contains("has the same name and so the same golden state") == true)
            let missing = #expect(throws: FileAccessError.self) {
                try CorpusFolder("\(folder)/none", golden: "Golden").entries()
            }
            #expect(missing?.isMissing == true)
        }
    }

    @Test("a link that leads back to the corpus does not trap the listing")
    func links() throws {
        try withTemporaryFolder { folder in
            try FileAccess.replace("\(folder)/a.s", with: [1])
            #expect(symlink(folder, "\(folder)/loop") == 0)
            #expect(try CorpusFolder(folder, golden: "Golden").entries().map(\.name) == ["a"])
            #expect(unlink("\(folder)/loop") == 0)
        }
    }
}
