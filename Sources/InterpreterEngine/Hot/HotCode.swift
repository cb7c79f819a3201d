import GuestISA
import GuestMachine
import Glibc
import PlantedFaults

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
    /// Whether entries of two instructions in a row may get one handler for both.
    var fusesPairs = true
    /// A pair that gets another handler than it should.
    var faultyPair: FaultyPair?
    /// The indices of entries that were decoded since the last reset, and maybe forgotten.
    private var decoded: [Range<Int>] = []

    init(memory: GuestMemory, machine: Machine) {
        self.memory = memory
        self.machine = machine
        handlers = .allocate(capacity: Opcode.allCases.count)
        HotTable.fill(handlers)
    }

    deinit {
        memory.withdraw(self)
        handlers.deallocate()
        if let entries { munmap(entries, entryBytes) }
        if let prepared { munmap(prepared, memory.pageCount) }
    }

    private var entryBytes: Int { Int(memory.size) * 4 }
    private static var wordsInPage: Int { Int(GuestMemory.pageSize) / 4 }

    /// The decoded entry of the word at an offset from the start of the window; nil if it may not be fetched, as its page
    /// may have been unmapped since it was decoded, or if the host refuses memory.
    func entry(_ offset: Int) -> Cursor? {
        guard memory.fetch(memory.base &+ UInt64(truncatingIfNeeded: offset)) != nil,
            let entries = entries ?? reserve()
        else { return nil }
        let index = offset / 4
        guard prepare(index) else { return nil }
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
        var last = Int(range.upperBound - 1 - memory.base) / 4
        if isPlanted(.interpHotPatchFirst) { last = first }
        if !isPlanted(.interpHotPairStale) { forget(before: first) }
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

    /// Whether a mistake is to be made; asked only where code is decoded or changed.
    private func isPlanted(_ fault: Fault) -> Bool { machine.fields.pointee.fault == fault }

    private func isPrepared(_ index: Int) -> Bool { prepared![index / HotCode.wordsInPage] != 0 }

    private func isForgotten(_ index: Int) -> Bool {
        unsafeBitCast(entries![index].handler, to: UInt.self) == unsafeBitCast(hotUndecoded as Handler, to: UInt.self)
    }

    /// Makes the entries of the page of `index` something that can be jumped to; false outside the window.
    private func prepare(_ index: Int) -> Bool {
        guard 0..<Int(memory.size) / 4 ~= index else { return false }
        let page = index / HotCode.wordsInPage
        guard prepared![page] == 0 else { return true }
        (entries! + page * HotCode.wordsInPage).initialize(
            repeating: HotEntry(handler: hotUndecoded), count: HotCode.wordsInPage)
        prepared![page] = 1
        return true
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
        var previous: Opcode?
        while end < pageEnd {
            if end > start, !isForgotten(end) {
                length = isPlanted(.interpHotJoinFree) ? 0 : entries![end].length
                break
            }
            let opcode = decodeEntry(end)
            end += 1
            guard let opcode else { break }
            if end == pageEnd, !HotCode.endsStretch(opcode) {
                // The next instruction may not be fetchable: only the cold tier goes there in a straight line.
                entries![end - 1].handler = hotLeave
                break
            }
            if fusesPairs, let previous, let handler = HotPairs.handler(previous, opcode) {
                let isFaulty = faultyPair.map { $0.first == previous && $0.second == opcode } ?? false
                entries![end - 2].handler = isFaulty ? faultyPair!.handler : handler
            }
            if HotCode.endsStretch(opcode) { break }
            previous = opcode
        }
        for index in (start..<end).reversed() {
            length += 1
            entries![index].length = length
        }
        decoded.append(start..<end)
        memory.markCode(addresses(start..<end))
    }

    private static func endsStretch(_ opcode: Opcode) -> Bool {
        switch opcode {
        case .jal, .jalr, .beq, .bne, .blt, .bge, .bltu, .bgeu, .ecall, .ebreak: true
        case .lui, .auipc, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .sb, .sh, .sw, .sd, .addi, .slti, .sltiu, .xori, .ori,
            .andi, .slli, .srli, .srai, .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addiw, .slliw,
            .srliw, .sraiw, .addw, .subw, .sllw, .srlw, .sraw, .fence, .fenceI:
            false
        }
    }

    /// Decodes one word.
    ///
    /// - Returns: Its opcode, or nil if only the cold tier can execute it; its stretch ends then.
    private func decodeEntry(_ index: Int) -> Opcode? {
        let word = memory.hostAddress(memory.base + 4 * UInt64(index)).load(as: UInt32.self)
        var entry = HotEntry(handler: hotLeave, length: entries![index].length)
        defer { entries![index] = entry }
        guard let instruction = decoder.decode(word) else { return nil }
        entry.a = instruction.rd == 0 ? 32 : instruction.rd
        entry.b = instruction.rs1
        entry.immediate = instruction.imm
        switch instruction.opcode {
        case .lui, .auipc, .addi, .slti, .sltiu, .xori, .ori, .andi, .slli, .srli, .srai, .addiw, .slliw, .srliw,
            .sraiw, .lb, .lh, .lw, .ld, .lbu, .lhu, .lwu, .fence, .fenceI, .jalr, .ecall, .ebreak:
            break
        case .add, .sub, .sll, .slt, .sltu, .xor, .srl, .sra, .or, .and, .addw, .subw, .sllw, .srlw, .sraw:
            entry.immediate = Int32(instruction.rs2)
        case .sb, .sh, .sw, .sd:
            entry.a = instruction.rs2
        case .beq, .bne, .blt, .bge, .bltu, .bgeu:
            entry.a = instruction.rs2
            // Where it goes if it is not taken may be another page too.
            guard aim(&entry, from: index, instruction.imm), prepare(index + 1) else { return nil }
        case .jal:
            guard aim(&entry, from: index, instruction.imm) else { return nil }
            if instruction.rd == 0 {
                entry.handler = hotJump
                return .jal
            }
        }
        entry.handler = handlers[Int(instruction.opcode.rawValue)]
        return instruction.opcode
    }

    /// Sets the distance to the target of a branch or JAL; false if that can have no entry.
    private func aim(_ entry: inout HotEntry, from index: Int, _ offset: Int32) -> Bool {
        let target = index + Int(offset >> 2)
        guard offset & 3 == 0, prepare(target) else { return false }
        entry.immediate = offset << 2
        return true
    }
}
