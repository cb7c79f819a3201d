/// Answers, where an engine could go wrong, whether it shall.
///
/// Engines are generic over this: with `NoFault` the compiler removes every question, so that sound engines pay
/// nothing; with `PlantedFault` exactly one of them is answered yes.
///
///     let amount = faults.isPlanted(.interpSraMaskFive) ? b & 31 : b & 63
public protocol FaultSwitch: Sendable {
    /// Whether `fault` is switched on.
    func isPlanted(_ fault: Fault) -> Bool
}

/// A sound engine: no fault is planted, and asking costs nothing.
@frozen public struct NoFault: FaultSwitch {
    /// The only value.
    @inlinable public init() {}

    /// Always false.
    @inlinable @inline(__always)
    public func isPlanted(_ fault: Fault) -> Bool { false }
}

/// An engine with one fault.
@frozen public struct PlantedFault: FaultSwitch {
    /// The fault that is switched on.
    public let fault: Fault

    /// An engine's fault.
    @inlinable public init(_ fault: Fault) { self.fault = fault }

    /// Whether `fault` is the one.
    @inlinable public func isPlanted(_ fault: Fault) -> Bool { self.fault == fault }
}
