import GuestMachine
import HostX86

extension TranslationRuntime {
    /// Forgets every translation, and the room that they came to need.
    public func reset() {
        dropCode()
        buffer.limit(to: initialCodeBytes)
    }

    /// Forgets every translation.
    func dropCode() {
        cache.reset()
        buffer.reset(to: codeStart)
        dropRecords(ExitRecord.common.count, 0)
        generation += 1
        statistics.resets += 1
    }

    /// Makes the blocks that depend on `range` unreachable: guest memory calls this when code changes.
    public func codeWritten(_ range: Range<UInt64>) {
        guard !faults.contains(.noInvalidation) else { return }
        // A page that the host protects is given free as a whole: its next store shall not fault again.
        let isWholePages = memory.watch == .protection
        let written = isWholePages ? memory.pages(of: range) : faults.isEmpty ? range : seen(of: range)
        statistics.invalidatedBlocks += cache.invalidate(
            written, in: storage.records, buffer: buffer, faults: faults)
        if isWholePages { memory.unmarkCode(written) }
    }

    /// Translates the block at `pc` in advance; see `TranslatingEngine`.
    public func translate(at pc: UInt64, _ translator: some BlockTranslator) -> UInt64? {
        context.pointee.fuel = .max
        guard knownEntry(at: pc) == nil, entry(at: pc, translator) != nil else { return nil }
        return block.pieces.first?.upperBound
    }

    /// Code offset of a block at `pc`, translated if need be, or nil if the guest may not fetch there.
    func entry(at pc: UInt64, _ translator: some BlockTranslator) -> Int? {
        if let known = knownEntry(at: pc) { return known }
        let start = timesTranslation ? threadNanoseconds() : 0
        // What fuel does not reach would have to be cut off at once, at the price of a second translation. Whoever runs
        // block by block gets blocks of just that length.
        let reach = faults.contains(.fuelOffByOne) ? blockLimit : Int(max(1, context.pointee.fuel))
        scan(pc, limit: min(blockLimit, reach))
        if block.instructions.isEmpty, block.ending == .inaccessible { return nil }
        let code = emitMakingRoom(translator, isKept: true).code
        if faults.isEmpty {
            cache.insert(pc: block.pc, pieces: block.pieces, code: code)
        } else {
            insertFaultily(code)
        }
        statistics.blocks += 1
        statistics.instructions += block.instructions.count
        translatedCount += block.instructions.count
        statistics.hostBytes += code.count
        if timesTranslation { statistics.translationNanoseconds += threadNanoseconds() - start }
        return code.lowerBound
    }

    /// Fills `block` with what is at `pc`, up to a block that is known.
    func scan(_ pc: UInt64, limit: Int) {
        block.scan(pc, limit: limit, in: memory, superblocks: superblocks, joining: cache.entries.base)
    }

    /// Code offset of the block at `pc` if there is one.
    func knownEntry(at pc: UInt64) -> Int? {
        if faults.contains(.lowPC) {
            let match = cache.blocks.elements.first { $0.isValid && ($0.pc ^ pc) & 0x7ff == 0 }
            return memory.permissions(at: pc).contains(.execute) ? match?.code.lowerBound : nil
        }
        return cache.entry(at: pc)
    }

    /// The host code of a block, and how long the tables were before it.
    struct Emission {
        let code: Range<Int>
        let recordCount: Int
        let accessCount: Int
    }

    /// Translates the block in `block`. Returns nil if the buffer is full.
    ///
    /// - Parameter isKept: Whether the block will be the next one in the cache.
    func emit(_ translator: some BlockTranslator, isKept: Bool) -> Emission? {
        let recordCount = storage.records.count
        let accessCount = storage.faultTable.count
        var asm = buffer.makeAssembler(scratch: scratch)
        if isKept, alignsLoops, block.isLoop { asm.align(to: TranslationRuntime.loopAlignment) }
        let start = asm.offset
        let builder = self.builder
        builder.pointee.begin(
            asm, pc: block.pc, chargedCount: countsInstructions ? block.instructions.count : nil,
            index: isKept ? cache.nextIndex : -1)
        if !faults.isDisjoint(with: .host) { emitWildCode(&builder.pointee.asm) }
        translator.translate(block, into: &builder.pointee)
        builder.pointee.finish()
        guard let code = buffer.commit(builder.pointee.asm) else {
            dropRecords(recordCount, accessCount)
            return nil
        }
        return Emission(code: start..<code.upperBound, recordCount: recordCount, accessCount: accessCount)
    }

    /// Drops all code, and uses more of the buffer if it is likely to be needed again.
    ///
    /// Each page of the buffer costs a few microseconds when it is used first, more than half of what translating its
    /// contents does: code that is run once had better go where other such code was.
    func makeRoom() {
        let isRepeated = cache.beginGeneration()
        if faults.contains(.fullCharges) { context.pointee.fuel &-= 1 }
        dropCode()
        if isRepeated { buffer.limit(to: min(buffer.capacity, 2 * buffer.usableByteCount)) }
    }

    /// Like `emit`, but drops all code when the buffer is full and tries again.
    private func emitMakingRoom(_ translator: some BlockTranslator, isKept: Bool) -> Emission {
        if let emission = emit(translator, isKept: isKept) { return emission }
        makeRoom()
        guard let emission = emit(translator, isKept: isKept) else {
            preconditionFailure("a block of \(block.instructions.count) instructions does not fit an empty buffer")
        }
        return emission
    }

    /// Gives up a block that nothing refers to, and whatever was emitted after it.
    func drop(_ emission: Emission) {
        dropRecords(emission.recordCount, emission.accessCount)
        buffer.reset(to: emission.code.lowerBound)
    }

    private func dropRecords(_ recordCount: Int, _ accessCount: Int) {
        storage.records.truncate(to: recordCount)
        storage.faultTable.truncate(to: accessCount)
    }

    /// Translates the block at `pc` anew, to be looked at and not to be kept: its bytes and the address they are for.
    ///
    /// - Returns: nil if the guest may not fetch at `pc`. The bytes are valid until the next call of this object.
    public func hostCode(at pc: UInt64, _ translator: some BlockTranslator) -> (
        bytes: UnsafeRawBufferPointer, address: UInt
    )? {
        scan(pc, limit: blockLimit)
        if block.instructions.isEmpty, block.ending == .inaccessible { return nil }
        let emission = emitMakingRoom(translator, isKept: false)
        drop(emission)
        let code = emission.code
        return (buffer.bytes(in: code), buffer.executableAddress(of: code.lowerBound))
    }
}
