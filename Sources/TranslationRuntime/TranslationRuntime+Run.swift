import CHostSupport
import Glibc
import GuestMachine
import HostX86

extension TranslationRuntime {
    /// Runs guest code as `Engine.run` promises.
    ///
    /// - Parameter resumes: Whether the run before this one may have stopped inside of a block. What is left of that
    ///   block is then not kept: later blocks would end at it, and a loop would be cut in two.
    public func run(
        _ hart: inout HartState, fuel: UInt64, resumes: Bool = false, _ translator: some BlockTranslator
    ) -> Exit {
        let error = fault_guard_prepare_thread()
        precondition(error == 0, "cannot guard translated code: \(String(cString: strerror(error)))")
        let budget = countsInstructions ? Int64(min(fuel, UInt64(Int64.max))) : .max
        withUnsafeBytes(of: hart.x) { registers in
            withUnsafeMutableBytes(of: &context.pointee.x) { $0.copyMemory(from: registers) }
        }
        context.pointee.fuel = budget
        guardState.deadline = TranslationRuntime.deadline(fuel)
        var pc = hart.pc
        let exit = execute(&pc, resumes: resumes, translator)
        // Where it was stopped is chance.
        if case .hostFault(.hang) = exit { return exit }
        withUnsafeBytes(of: context.pointee.x) { registers in
            withUnsafeMutableBytes(of: &hart.x) { $0.copyMemory(from: registers) }
        }
        hart.pc = pc
        if countsInstructions { hart.instret &+= UInt64(bitPattern: budget &- context.pointee.fuel) }
        return exit
    }

    /// Up to which tick code may run that fuel of at most `watchedFuel` shall end: a hundred milliseconds, and time for
    /// every instruction to leave the code. More fuel is for programs that shall run as long as they like.
    private static func deadline(_ fuel: UInt64) -> UInt64 {
        fuel <= TranslationRuntime.watchedFuel ? fault_guard_ticks() + 10 + fuel / 2048 : .max
    }
    private static let watchedFuel: UInt64 = 1 << 24

    /// What to do when translated code has been left.
    private enum Next {
        /// Run the block at pc.
        case block
        /// Run the code at this offset, whatever is at pc now: only a fault asks for it.
        case staleCode(Int)
        case exit(Exit)
    }

    /// Runs blocks from `pc` on until there is a reason to stop; `pc` is where.
    private func execute(_ pc: inout UInt64, resumes: Bool, _ translator: some BlockTranslator) -> Exit {
        var next = Next.block
        if resumes, context.pointee.fuel > 0, knownEntry(at: pc) == nil {
            block.scan(pc, limit: Int(min(context.pointee.fuel, Int64(blockLimit))), in: memory)
            next = runUnkept(&pc, translator)
            if case .exit(let exit) = next { return exit }
        }
        while context.pointee.fuel > 0 {
            if fault_guard_ticks() >= guardState.deadline { return .hostFault(.hang) }
            var target: Int?
            if case .staleCode(let offset) = next { target = offset } else { target = entry(at: pc, translator) }
            guard let target else { return .trap(Trap(.instructionAccessFault, value: pc)) }
            if translatedCount > translationLimit { return .fuelExhausted }
            next = handle(runCode(at: target), &pc, translator)
            if case .exit(let exit) = next { return exit }
        }
        return .fuelExhausted
    }

    /// Runs translated code at an offset until it leaves; returns the index of the exit's record.
    private func runCode(at offset: Int) -> UInt32 {
        statistics.exits += 1
        let target = UInt64(buffer.executableAddress(of: offset))
        guardState.accesses = UnsafePointer(storage.faultTable.base)
        guardState.access_count = storage.faultTable.count
        return fault_guard_run(&guardState, target)
    }

    private func handle(_ index: UInt32, _ pc: inout UInt64, _ translator: some BlockTranslator) -> Next {
        guard index < storage.records.count else {
            // Code that has gone astray can leave by a way that does not exist.
            return .exit(.hostFault(HostFault(signal: 0, codeOffset: nil, address: 0)))
        }
        // In place: copying it would cost more than what is looked at. It may move when something is translated.
        let record = UnsafePointer(tables.pointee.records.base + Int(index))
        context.pointee.fuel &+= Int64(record.pointee.refund)
        pc = record.pointee.pc
        switch record.pointee.kind {
        case .chain:
            chain(index, to: pc, translator)
            return .block
        case .predicted(let misaligned):
            pc = hostRegister(record.pointee.base) & ~1
            let site = Int(record.pointee.site)
            if pc & 2 != 0 {
                let jump = storage.records[Int(misaligned)]
                context.pointee.fuel &+= Int64(jump.refund) - (faults.contains(.predictedRefund) ? 1 : 0)
                let target = pc
                pc = jump.pc
                return .exit(.trap(Trap(.instructionAddressMisaligned, value: target)))
            }
            if chain(index, to: pc, translator) {
                buffer.patchMove(
                    at: site - BlockBuilder.predictionDistance, value: UInt32(truncatingIfNeeded: pc))
            }
            return .block
        case .indirect:
            pc = context.pointee.pc
            return .block
        case .trap(let trap):
            // The block was charged for, yet nothing is left for the instruction that would trap.
            return .exit(context.pointee.fuel == 0 ? .fuelExhausted : .trap(trap))
        case .misalignedTarget:
            return .exit(.trap(Trap(.instructionAddressMisaligned, value: hostRegister(record.pointee.base))))
        case .load(let rd, let byteCount, let signed):
            noteAccess(record.pointee)
            return load(rd, Int(byteCount), signed, record.pointee, &pc)
        case .store(let byteCount):
            noteAccess(record.pointee)
            return store(Int(byteCount), record.pointee, &pc, translator)
        case .fuel:
            return context.pointee.fuel == 0 ? .exit(.fuelExhausted) : runShortened(&pc, translator)
        case .crash:
            if guardState.signal == FAULT_GUARD_HANG { return .exit(.hostFault(.hang)) }
            let offset = buffer.offset(ofExecutableAddress: UInt(guardState.fault_pc))
            return .exit(
                .hostFault(
                    HostFault(
                        signal: guardState.signal, codeOffset: offset.map(UInt64.init),
                        address: guardState.fault_address, block: offset.flatMap(guestBlock(at:)))))
        }
    }

    /// Guest address of the block whose code is at an offset; nil for code that is no block's.
    private func guestBlock(at offset: Int) -> UInt64? {
        (0..<cache.blocks.count).first { cache.blocks[$0].isValid && cache.blocks[$0].code.contains(offset) }
            .map { cache.blocks[$0].pc }
    }

    /// What a host register held when code was left by an exit that needs it.
    private func hostRegister(_ number: UInt8) -> UInt64 {
        withUnsafeBytes(of: &context.pointee.host) {
            $0.load(fromByteOffset: 8 * Int(number & 15), as: UInt64.self)
        }
    }

    /// Takes the address of a slow access, and what it stores, from where they are.
    private func noteAccess(_ record: ExitRecord) {
        statistics.slowAccesses += 1
        context.pointee.access_address =
            hostRegister(record.base) &+ UInt64(bitPattern: Int64(record.displacement))
        context.pointee.access_value =
            switch record.value {
            case .register(let number): hostRegister(number)
            case .context(let displacement):
                UnsafeRawPointer(context).load(
                    fromByteOffset: Int(TRANSLATION_CONTEXT_BIAS) + Int(displacement), as: UInt64.self)
            case .constant(let constant):
                faults.contains(.slowConstantUnsigned)
                    ? UInt64(UInt32(bitPattern: constant)) : UInt64(bitPattern: Int64(constant))
            }
    }

    /// Patches the jump of a chain or prediction to go straight to the block at `pc`.
    ///
    /// - Returns: Whether it did.
    @discardableResult
    private func chain(_ index: UInt32, to pc: UInt64, _ translator: some BlockTranslator) -> Bool {
        let record = tables.pointee.records.base + Int(index)
        let (owner, site) = (Int(record.pointee.block), Int(record.pointee.site))
        guard owner >= 0, !faults.contains(.lowPC) else { return false }
        let before = generation
        // Out of fuel, nothing is translated in advance: the target may change before it is reached.
        let target = context.pointee.fuel > 0 ? entry(at: pc, translator) : knownEntry(at: pc)
        guard let target, generation == before, cache.blocks[owner].isValid,
            let block = cache.block(at: pc)
        else { return false }
        buffer.patchRel32(at: site, target: target)
        cache.link(index, to: block, in: storage.records)
        statistics.chains += 1
        return true
    }

    /// Runs the block at `pc` shortened to what fuel allows. It is not kept.
    private func runShortened(_ pc: inout UInt64, _ translator: some BlockTranslator) -> Next {
        if faults.contains(.fuelOffByOne) { context.pointee.fuel &+= 1 }
        scan(pc, limit: Int(context.pointee.fuel))
        statistics.shortenedBlocks += 1
        return runUnkept(&pc, translator)
    }

    /// Runs the block in `block`, which begins at `pc`, once.
    private func runUnkept(_ pc: inout UInt64, _ translator: some BlockTranslator) -> Next {
        // A stale block, which only a fault leaves behind, may stand where nothing can be fetched.
        if block.instructions.isEmpty, block.ending == .inaccessible {
            return .exit(.trap(Trap(.instructionAccessFault, value: pc)))
        }
        guard let emission = emit(translator, isKept: false) else {
            makeRoom()
            return .block
        }
        for piece in block.pieces { memory.markCode(piece) }
        let before = generation
        let next = handle(runCode(at: emission.code.lowerBound), &pc, translator)
        // Its exits chain nothing, so nothing refers to it; unless blocks were added or dropped behind it meanwhile.
        if generation == before, buffer.usedByteCount == emission.code.upperBound { drop(emission) }
        return next
    }
}

// MARK: - Slow accesses

extension TranslationRuntime {
    private func load(
        _ rd: UInt8, _ byteCount: Int, _ signed: Bool, _ record: ExitRecord, _ pc: inout UInt64
    ) -> Next {
        let address = context.pointee.access_address
        switch memory.loadSlowly(address, count: byteCount) {
        case .fault(let first):
            if faults.contains(.loadFaultAtLastByte) {
                return fault(.loadAccessFault, address &+ UInt64(byteCount - 1), record, &pc)
            }
            return fault(.loadAccessFault, faults.contains(.loadFaultAtFirstByte) ? address : first, record, &pc)
        case .value(let value):
            let unused = UInt64(64 - 8 * byteCount)
            let isSigned = signed || faults.contains(.slowWordSigned) && byteCount == 4
            let extended = isSigned ? UInt64(bitPattern: Int64(bitPattern: value << unused) >> Int64(unused)) : value
            if rd != 0 {
                withUnsafeMutableBytes(of: &context.pointee.x) {
                    $0.storeBytes(of: extended, toByteOffset: 8 * Int(rd), as: UInt64.self)
                }
            }
            if faults.contains(.slowLoadTwice) { context.pointee.fuel &-= 1 }
            return retireAccess(&pc)
        }
    }

    private func store(
        _ byteCount: Int, _ record: ExitRecord, _ pc: inout UInt64, _ translator: some BlockTranslator
    ) -> Next {
        let stale = faults.contains(.sameBlock) ? entry(at: pc &+ 4, translator) : nil
        let isWatchFault = memory.watch == .protection && hitsCode(byteCount)
        if let first = memory.storeSlowly(
            context.pointee.access_address, context.pointee.access_value, count: byteCount)
        {
            let address = faults.contains(.storeFaultAtFirstByte) ? context.pointee.access_address : first
            return fault(
                faults.contains(.storeFaultIsLoad) ? .loadAccessFault : .storeAccessFault, address, record, &pc)
        }
        if isWatchFault { noteWatchFault() }
        if faults.contains(.slowStoreFree) { context.pointee.fuel &+= 1 }
        let next = retireAccess(&pc)
        return stale.map { .staleCode($0) } ?? next
    }

    /// Whether there is translated code in a page that the slow access of `byteCount` bytes touches.
    private func hitsCode(_ byteCount: Int) -> Bool {
        let address = context.pointee.access_address
        return memory.holdsCode(inPageOf: address) || memory.holdsCode(inPageOf: address &+ UInt64(byteCount - 1))
    }

    /// Counts a store that the host's protection stopped because there is code in its page; `watchFaultLimit` of them
    /// are too many: from then on stores look before they happen, which is dearer for all of them but never faults.
    private func noteWatchFault() {
        watchFaultCount += 1
        guard watchFaultCount == TranslationRuntime.watchFaultLimit else { return }
        dropCode()
        memory.setWatch(.marks)
    }

    /// Counts the access at `pc` as retired; its block goes on at the next instruction.
    private func retireAccess(_ pc: inout UInt64) -> Next {
        context.pointee.fuel &-= 1
        pc &+= 4
        return .block
    }

    /// Ends the run with a trap of the access at `pc`.
    private func fault(_ cause: TrapCause, _ address: UInt64, _ record: ExitRecord, _ pc: inout UInt64) -> Next {
        if faults.contains(.shortRefund) { context.pointee.fuel &-= 1 }
        if faults.contains(.faultAtBlockStart) {
            pc = record.block >= 0 ? cache.blocks[Int(record.block)].pc : block.pc
        }
        return .exit(.trap(Trap(cause, value: address)))
    }
}
