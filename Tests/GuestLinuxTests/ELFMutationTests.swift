import GuestLinux
import GuestMachine
import TestSupport
import Testing

@Suite("Damaged ELF files") struct ELFMutationTests {
    /// 100,000 files: parsing must return or throw, and what it accepts must keep its promises.
    @Test("100,000 damaged files are refused in one line or parsed into sound segments", arguments: 0..<4)
    func parsing(_ part: Int) throws {
        let originals = try ELFMutationTests.originals()
        var random = TestRandom(seed: 0x00e1_f000 + UInt64(part))
        var acceptedCount = 0
        for index in 0..<25_000 {
            let bytes = ELFMutationTests.damaged(originals[index % originals.count], &random)
            do throws(ELFError) {
                let elf = try ELFFile(bytes: bytes)
                acceptedCount += 1
                checkSoundness(elf, count: bytes.count)
            } catch {
                let text = error.description
                if text.utf8.count > 400 || text.utf8.contains(UInt8(ascii: "\n")) { Issue.record("\(text)") }
            }
        }
        // A mutator that breaks everything, or nothing, would test little.
        #expect((1_000...20_000).contains(acceptedCount), "\(acceptedCount) accepted")
    }

    @Test("every damaged file that is accepted also loads or is refused in one line")
    func loading() throws {
        let originals = try ELFMutationTests.originals()
        var random = TestRandom(seed: 0x00e1_f100)
        var loadedCount = 0
        for index in 0..<3_000 {
            let bytes = ELFMutationTests.damaged(originals[index % originals.count], &random)
            guard let elf = try? ELFFile(bytes: bytes) else { continue }
            do throws(LinuxProcessError) {
                // The limit keeps segments of gigabytes, whose pages take time to set up, from being mapped.
                let options = LinuxOptions(memoryLimit: 64 << 20)
                let process = try LinuxProcess(elf, arguments: ["x"], options: options, io: CapturedIO())
                loadedCount += 1
                #expect(process.hart.pc == elf.entry && process.hart.x[2] % 16 == 0)
                #expect(process.memory.fetch(elf.entry) != nil)
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(loadedCount > 50, "\(loadedCount) loaded")
    }

    private static func originals() throws -> [[UInt8]] {
        // The headers and a little more of a linker's file; its contents do not matter to the parser.
        let linked = try ELFFile(ByteSource(path: repositoryRoot + "/Corpus/programs/hello.elf")).source
        var bytes = [UInt8](repeating: 0, count: Int(linked.count))
        let isRead = bytes.withUnsafeMutableBytes { linked.read(at: 0, into: $0) }
        #expect(isRead)
        return [ELFFileTests.valid, bytes]
    }

    /// A copy with one to four changes, most of them where they matter: in the headers.
    private static func damaged(_ original: [UInt8], _ random: inout TestRandom) -> [UInt8] {
        var bytes = original
        let interesting: [UInt64] = [
            0, 1, 3, 4, 0x38, 0x40, 0xfff, 0x1000, 0x1_0000, 0x7fff_ffff, 0x8000_0000, 0xf000_0000, 0xffff_ffff,
            0x1_0000_0000, 1 << 63, .max, .max - 0xfff, UInt64(original.count),
        ]
        for _ in 0...random.below(4) {
            guard bytes.count >= 72 else { return bytes }
            let offset = random.below(min(bytes.count, 64 + 7 * 56) - 8)
            switch random.below(5) {
            case 0:
                bytes[offset] ^= 1 << UInt8(random.below(8))
            case 1:
                bytes[offset] = UInt8(truncatingIfNeeded: random.next())
            case 2:
                let value = random.pick(interesting)
                for index in 0..<8 { bytes[offset & ~7 | index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
            case 3:
                bytes.replaceSubrange(offset..<offset + 8, with: bytes[64..<72])
            default:
                if random.below(8) == 0 { bytes.removeLast(random.below(bytes.count)) }
            }
        }
        return bytes
    }

    private func checkSoundness(_ elf: ELFFile, count: Int) {
        var previousEnd = AddressSpace.programRange.lowerBound
        var isSound =
            !elf.segments.isEmpty && elf.entry % 4 == 0 && elf.programHeaderCount <= ELFFile.programHeaderLimit
        for segment in elf.segments {
            let isInside = segment.fileOffset + segment.fileSize <= UInt64(count)
            isSound = isSound && segment.memorySize > 0 && segment.fileSize <= segment.memorySize && isInside
            isSound = isSound && segment.address >= previousEnd
            previousEnd = segment.range.upperBound
        }
        isSound = isSound && previousEnd <= AddressSpace.programRange.upperBound
        let holder = elf.segments.first { $0.range.contains(elf.entry) }
        if !isSound || holder?.permissions.contains(.execute) != true { Issue.record("unsound: \(elf)") }
    }
}
