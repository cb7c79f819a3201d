import GuestMachine

/// Where a target may differ from the contract of the guest machine because the ISA leaves it open (Targets.md).
public struct LawfulDifferences {
    /// What the target does as the contract says.
    public let abilities: TargetAbilities

    /// The differences of a target with these abilities.
    public init(_ abilities: TargetAbilities) { self.abilities = abilities }

    /// Whether there is no use in asking: whatever the target answered would say nothing about it.
    ///
    /// - Parameters:
    ///   - expected: How our engines end.
    ///   - changedCode: As below.
    public func abstainsFromAll(where expected: Exit, changedCode: Bool) -> Bool {
        if changedCode && !abilities.contains(.coherent) { return true }
        if abilities.contains(.callsOnly) {
            guard case .trap(let trap) = expected, trap.cause == .environmentCall || trap.cause == .breakpoint else {
                return true
            }
        }
        // Only its end is compared.
        return !abilities.contains(.stops)
            && abstains(.trap(cause: 0, value: 0), where: expected, changedCode: changedCode)
    }

    /// A target's hart, with the expected count where it does not count.
    public func hart(_ hart: HartState, where expected: HartState) -> HartState {
        var hart = hart
        if !abilities.contains(.counts) { hart.instret = expected.instret }
        return hart
    }

    /// Whether the target's answer to a step says nothing about the target.
    ///
    /// - Parameters:
    ///   - exit: How the target came to its state.
    ///   - expected: How our engines did.
    ///   - changedCode: Whether the program has stored to what it executes, or to what it may.
    public func abstains(_ exit: TargetReply.Exit, where expected: Exit, changedCode: Bool) -> Bool {
        if changedCode && !abilities.contains(.coherent) { return true }
        if exit == .unseen { return true }
        guard case .trap(let trap) = expected else {
            // It went on beyond what was asked for, or was stopped there.
            return !abilities.contains(.stops)
        }
        switch trap.cause {
        case .illegalInstruction: return !abilities.contains(.strict)
        case .instructionAddressMisaligned: return !abilities.contains(.aligns)
        case .instructionAccessFault, .breakpoint, .loadAccessFault, .storeAccessFault, .environmentCall: return false
        }
    }

    /// The target's exit as an engine's. A value that it does not tell is the expected one; a cause that the profile does
    /// not have is a failure.
    public func exit(_ exit: TargetReply.Exit, where expected: Exit) -> Exit {
        switch exit {
        case .fuelExhausted, .unseen: return .fuelExhausted
        case .unended: return .hostFault(.hang)
        case .trap(let number, let value):
            guard let raw = UInt8(exactly: number), let cause = TrapCause(rawValue: raw) else {
                return .hostFault(HostFault(signal: 0, codeOffset: nil, address: number))
            }
            if !abilities.contains(.tellsValue), case .trap(let trap) = expected, trap.cause == cause {
                return .trap(trap)
            }
            return .trap(Trap(cause, value: value))
        }
    }
}
