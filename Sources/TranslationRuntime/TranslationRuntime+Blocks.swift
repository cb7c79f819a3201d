import GuestMachine
import HostX86

extension TranslationRuntime {
    /// Forgets every translation.
    public func reset() {
        cache.reset()
        buffer.reset(to: codeStart)
        storage.records.removeSubrange(ExitRecord.common.count...)
        storage.faultTable.removeAll(keepingCapacity: true)
        generation += 1
    }

    /// Makes the blocks that depend on `range` unreachable: guest memory calls this when code changes.
    public func codeWritten(_ range: Range<UInt64>) {
        guard !faults.contains(.noInvalidation) else { return }
        let unlinking = !faults.contains(.staleChain)
        cache.invalidate(range, in: &storage.records, buffer: buffer, unlinking: unlinking)
    }

    /// Code offset of a block at `pc`, translated if need be, or nil if the guest may not fetch there.
    func entry(at pc: UInt64, _ translator: some BlockTranslator) -> Int? {
        if let known = knownEntry(at: pc) { return known }
        block.scan(pc, limit: blockLimit, in: memory)
        if block.instructions.isEmpty, block.ending == .inaccessible { return nil }
        guard let code = emit(translator, index: cache.nextIndex) else {
            reset()
            guard let code = emit(translator, index: cache.nextIndex) else {
                preconditionFailure("a block of \(block.instructions.count) instructions does not fit an empty buffer")
            }
            return insert(code)
        }
        return insert(code)
    }

    private func insert(_ code: Range<Int>) -> Int {
        cache.insert(pc: block.pc, range: block.range, code: code)
        return code.lowerBound
    }

    /// Code offset of the block at `pc` if there is one.
    func knownEntry(at pc: UInt64) -> Int? {
        if faults.contains(.lowPC) {
            let match = cache.blocks.first { $0.isValid && ($0.pc ^ pc) & 0x7ff == 0 }
            return memory.permissions(at: pc).contains(.execute) ? match?.code.lowerBound : nil
        }
        return cache.entry(at: pc)
    }

    /// Translates the block in `block`. Returns its code, or nil if the buffer is full.
    ///
    /// - Parameter index: The block's index in the cache, or -1 if it will not be there.
    func emit(_ translator: some BlockTranslator, index: Int32) -> Range<Int>? {
        let recordCount = storage.records.count
        let accessCount = storage.faultTable.count
        var builder = BlockBuilder(
            asm: buffer.makeAssembler(scratch: scratch), chargedCount: block.instructions.count, blockIndex: index,
            exitCode: common.exit, indirectCode: common.indirect, storage: storage)
        // The builder holds the only reference, so that appending does not copy.
        storage = BlockBuilderStorage()
        builder.begin(pc: block.pc)
        translator.translate(block, into: &builder)
        builder.finish()
        storage = builder.storage
        if let code = buffer.commit(builder.asm) { return code }
        storage.records.removeSubrange(recordCount...)
        storage.faultTable.removeSubrange(accessCount...)
        return nil
    }

    /// The host code of the block at `pc`, translated if need be: its bytes and the address it runs at.
    ///
    /// - Returns: nil if the guest may not fetch at `pc`. The bytes are valid until the next call of this object.
    public func hostCode(at pc: UInt64, _ translator: some BlockTranslator) -> (
        bytes: UnsafeRawBufferPointer, address: UInt
    )? {
        guard entry(at: pc, translator) != nil, let index = cache.block(at: pc) else { return nil }
        let code = cache.blocks[Int(index)].code
        return (buffer.bytes(in: code), buffer.executableAddress(of: code.lowerBound))
    }
}
