import GuestISA
import GuestMachine
import Glibc

/// The decoded code of the hot tier.
///
/// Code is decoded in stretches: from a word that is jumped to up to the next jump, branch or end of page. An entry's
/// `length` counts to the end of its stretch, so that fuel is charged once, on entering, for all of it; whoever leaves
/// before the end gets back the length of the entry at which he does. So within a stretch each length is that of the
/// next entry plus one, and when a store changes a word, all entries before it in its stretch are forgotten with it.
final class HotCode: CodeWriteObserver {
    private let memory: GuestMemory
    private let machine: Machine
    private let decoder = Decoder.shared
    /// The handler of each opcode, by `rawValue`.
    let handlers: UnsafeMutablePointer<Handler>
    /// One `HotEntry` a word of the window, reserved when the first is needed; those of a page mean something once
    /// `prepared` says so.
    fileprivate var entries: UnsafeMutablePointer<HotEntry>?
    private var prepared: UnsafeMutablePointer<UInt8>?
    /// The indices of entries that were decoded since the last reset, and maybe forgotten.
    private var decoded: [Range<Int>] = []

    init(memory: GuestMemory, machine: Machine) {
        self.memory = memory
        self.machine = machine
        handlers = .allocate(capacity: Opcode.allCases.count)
        HotTable.fill(handlers)
    }

    deinit {
        handlers.deallocate()
        if let entries { munmap(entries, entryBytes) }
        if let prepared { munmap(prepared, memory.pageCount) }
    }

    private var entryBytes: Int { Int(memory.size) * 4 }
    private static var wordsInPage: Int { Int(GuestMemory.pageSize) / 4 }

    /// The decoded entry of the word at an offset from the start of the window, which may be fetched; nil if the host
    /// refuses memory.
    func entry(_ offset: Int) -> Cursor? {
        guard let entries = entries ?? reserve() else { return nil }
        let index = offset / 4
        prepare(pageOf: index)
        if isForgotten(index) { decode(index) }
        return Cursor(entries + index)
    }

    /// Forgets everything.
    func reset() {
        guard !decoded.isEmpty else { return }
        for range in decoded {
            for index in range { entries![index] = HotEntry(handler: hotUndecoded) }
            memory.unmarkCode(addresses(range))
        }
        decoded.removeAll(keepingCapacity: true)
    }

    /// Forgets what was decoded from `range`.
    func codeWritten(_ range: Range<UInt64>) {
        let first = Int(range.lowerBound - memory.base) / 4
        let last = Int(range.upperBound - 1 - memory.base) / 4
        forget(before: first)
        for index in first...last where isPrepared(index) { entries![index].handler = hotUndecoded }
    }

    /// Forgets the entries before `index` that are in its stretch.
    private func forget(before index: Int) {
        guard isPrepared(index) else { return }
        var index = index
        while index % HotCode.wordsInPage != 0, entries![index - 1].length == entries![index].length + 1 {
            index -= 1
            entries![index].handler = hotUndecoded
        }
    }

    private func reserve() -> UnsafeMutablePointer<HotEntry>? {
        precondition(MemoryLayout<HotEntry>.size == HotEntry.stride, "entries are of another size")
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let entries = mmap(nil, entryBytes, PROT_READ | PROT_WRITE, flags, -1, 0), entries != MAP_FAILED else {
            return nil
        }
        guard let prepared = mmap(nil, memory.pageCount, PROT_READ | PROT_WRITE, flags, -1, 0), prepared != MAP_FAILED
        else {
            munmap(entries, entryBytes)
            return nil
        }
        self.entries = entries.assumingMemoryBound(to: HotEntry.self)
        self.prepared = prepared.assumingMemoryBound(to: UInt8.self)
        machine.fields.pointee.entries = entries
        machine.fields.pointee.prepared = UnsafePointer(self.prepared!)
        memory.observer = self
        return self.entries
    }

    private func isPrepared(_ index: Int) -> Bool { prepared![index / HotCode.wordsInPage] != 0 }

    private func isForgotten(_ index: Int) -> Bool {
        unsafeBitCast(entries![index].handler, to: UInt.self) == unsafeBitCast(hotUndecoded as Handler, to: UInt.self)
    }

    /// Makes the entries of a page something that can be jumped to.
    private func prepare(pageOf index: Int) {
        let page = index / HotCode.wordsInPage
        guard prepared![page] == 0 else { return }
        (entries! + page * HotCode.wordsInPage).initialize(
            repeating: HotEntry(handler: hotUndecoded), count: HotCode.wordsInPage)
        prepared![page] = 1
    }

    private func addresses(_ range: Range<Int>) -> Range<UInt64> {
        memory.base + 4 * UInt64(range.lowerBound)..<memory.base + 4 * UInt64(range.upperBound)
    }
}

// MARK: - Decoding

extension HotCode {
    /// Decodes the stretch that begins at `start`, which is forgotten and in a prepared page.
    private func decode(_ start: Int) {
        let pageEnd = (start / HotCode.wordsInPage + 1) * HotCode.wordsInPage
        var end = start
        // The length of what follows, if that has been decoded before.
        var length: UInt16 = 0
        while end < pageEnd {
            if end > start, !isForgotten(end) {
                length = entries![end].length
                break
            }
            let isLast = decodeEntry(end) || end + 1 == pageEnd
            end += 1
            if isLast { break }
        }
        if end == pageEnd, length == 0 { leaveAtEnd(end - 1) }
        for index in (start..<end).reversed() {
            length += 1
            entries![index].length = length
        }
        decoded.append(start..<end)
        memory.markCode(addresses(start..<end))
    }

    /// At the end of a page the next instruction may not be fetchable: only the cold tier goes there in a straight line.
    private func leaveAtEnd(_ index: Int) {
        let word = memory.hostAddress(memory.base + 4 * UInt64(index)).load(as: UInt32.self)
        if let instruction = decoder.decode(word), !instruction.endsBasicBlock { entries![index].handler = hotLeave }
    }

    /// Decodes one word; returns whether its stretch ends with it.
    private func decodeEntry(_ index: Int) -> Bool {
        let word = memory.hostAddress(memory.base + 4 * UInt64(index)).load(as: UInt32.self)
        var entry = HotEntry(handler: hotLeave, length: entries![index].length)
        defer { entries![index] = entry }
        guard let instruction = decoder.decode(word) else { return true }
        let rd: UInt8 = instruction.rd == 0 ? 32 : instruction.rd
        entry.handler = handlers[Int(instruction.opcode.rawValue)]
        entry.a = rd
        entry.b = instruction.rs1
        entry.immediate = instruction.imm
        switch instruction.opcode {
        case .lui, .auipc, .addi, .slti, .sltiu, .xori, .ori, .andi, .slli, .srli, .srai, .addiw, .slliw, .srliw,
            .sraiw, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .fence, .fenceI:
            return false
        case .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addw, .subw, .sllw, .srlw, .sraw:
            entry.immediate = Int32(instruction.rs2)
            return false
        case .sb, .sh, .sw, .sd:
            entry.a = instruction.rs2
            return false
        case .beq, .bne, .blt, .bge, .bltu, .bgeu:
            entry.a = instruction.rs2
            if !aim(&entry, from: index, instruction.imm) { entry.handler = hotLeave }
        case .jal:
            if instruction.rd == 0 { entry.handler = hotJump }
            if !aim(&entry, from: index, instruction.imm) { entry.handler = hotLeave }
        case .jalr, .ecall, .ebreak: break
        }
        return true
    }

    /// Sets the distance to the target of a branch or JAL; false if that can have no entry.
    private func aim(_ entry: inout HotEntry, from index: Int, _ offset: Int32) -> Bool {
        let target = index + Int(offset >> 2)
        guard offset & 3 == 0, 0..<Int(memory.size) / 4 ~= target else { return false }
        prepare(pageOf: target)
        entry.immediate = offset << 2
        return true
    }
}
