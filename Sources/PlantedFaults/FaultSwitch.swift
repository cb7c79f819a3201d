import GuestISA

/// Answers, where an engine could go wrong, whether it shall.
///
/// Engines are generic over this: with `NoFault` the compiler removes every question, so that sound engines pay
/// nothing; with `PlantedFault` exactly one of them is answered yes.
///
///     let amount = faults.isPlanted(.interpSraMaskFive) ? b & 31 : b & 63
public protocol FaultSwitch: Sendable {
    /// Whether `fault` is switched on.
    func isPlanted(_ fault: Fault) -> Bool
    /// What `instruction` is taken for.
    func misread(_ instruction: Instruction, at site: @autoclosure () -> Misreading.Site) -> Instruction
    /// How `opcode` goes wrong for some operands; nil if it does not.
    func miscomputation(of opcode: Opcode) -> Miscomputation?
}

/// A sound engine: no fault is planted, and asking costs nothing.
@frozen public struct NoFault: FaultSwitch {
    /// The only value.
    @inlinable public init() {}

    /// Always false.
    @inlinable @inline(__always)
    public func isPlanted(_ fault: Fault) -> Bool { false }

    /// The instruction itself.
    @inlinable @inline(__always)
    public func misread(_ instruction: Instruction, at site: @autoclosure () -> Misreading.Site) -> Instruction {
        instruction
    }

    /// Always nil.
    @inlinable @inline(__always)
    public func miscomputation(of opcode: Opcode) -> Miscomputation? { nil }
}

/// An engine with one fault.
@frozen public struct PlantedFault: FaultSwitch {
    /// The fault that is switched on.
    public let fault: Fault
    private let behaviour: FaultBehaviour

    /// An engine's fault.
    public init(_ fault: Fault) {
        self.fault = fault
        behaviour = fault.spec.behaviour
    }

    /// Whether `fault` is the one.
    @inlinable public func isPlanted(_ fault: Fault) -> Bool { self.fault == fault }

    /// What `instruction` is taken for, if the fault is one of reading.
    public func misread(_ instruction: Instruction, at site: @autoclosure () -> Misreading.Site) -> Instruction {
        guard case .misreads(let misreading) = behaviour, misreading.opcodes.contains(instruction.opcode)
        else { return instruction }
        return misreading.read(instruction, site())
    }

    /// How `opcode` goes wrong for some operands, if the fault is one of computing.
    public func miscomputation(of opcode: Opcode) -> Miscomputation? {
        guard case .miscomputes(let wrong) = behaviour, wrong.opcodes.contains(opcode) else { return nil }
        return wrong
    }
}
