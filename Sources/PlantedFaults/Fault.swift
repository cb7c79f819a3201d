/// The faults that can be planted, one a row of `FaultSpec.catalogue`.
@frozen public enum Fault: UInt16, CaseIterable, Sendable {
    case interpSrawLogical
    case interpAddiwNotExtended
    case interpSltUnsigned
    case interpSltiuZeroExtends
    case interpLwuSignExtends
    case interpJalrLinkFirst
    case interpJalrKeepsBit0
    case interpX0Writable
    case interpStorePartial
    case interpLoadTvalStart
    case interpInstretCountsTrap
    case interpBgeStrict
    case interpHotRefund
    case irLiftLuiZeroExtends
    case irLiftAuipcNextPc
    case irLiftJalLinkShort
    case irLiftSllwSixBits
    case irLiftSrliwDirty
    case irLiftFaultOrder
    case irFoldSraLogical
    case irFoldAddwNoWrap
    case irFoldSltuSigned
    case irCopyPastWrite
    case irSimplifyXorSelf
    case irSimplifyShift32
    case irDeadWritePastFault
    case irDeadIgnoresExit
    case irX86SetccDirty
    case irX86RegisterShared
    case irX86SubReversed
    case irX86BgeuAbove
    case irPortableSltuSigned
    case irCacheNoInvalidation
    case irCacheStaleChain
    case irCacheExitRefund
    case directSllwAmountClobbered
    case directSubRdIsRs2
    case directJalrLinkFirst
    case directLwZeroExtends
    case directSraiwWide
    case directAddwNotExtended
    case directSrlAmount31
    case directBltuSigned
    case directShWritesWord
    case directOffsetMinus2048
    case directLuiZeroExtends
    case directTrapPcOfBlock
    case directLoadTvalStart
    case directMisalignedJumpLinks
    case directCacheNoInvalidation
    case directCacheSameBlock
    case directCacheStaleChain
    case directCacheLowPc
    case directCacheFuelOffByOne
    case tieredRegisterLost
    case tieredEntersLate
    case tieredInstretLost
    case tieredFuelAgain
    case tieredStoreUnseen
}

extension Fault {
    /// What is known of it.
    public var spec: FaultSpec { FaultSpec.catalogue[Int(rawValue)] }

    /// The name on the command line.
    public var name: String { spec.name }

    /// The fault called `name`, or nil.
    public init?(name: String) {
        guard let spec = FaultSpec.catalogue.first(where: { $0.name == name }) else { return nil }
        self = spec.fault
    }
}
