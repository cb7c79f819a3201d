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
    case interpPairReadsEarly
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
    case irForwardAnyOffset
    case irCommonSubSwapped
    case irDeadWritePastFault
    case irDeadIgnoresExit
    case irNarrowUpperRead
    case irX86SetccDirty
    case irX86RegisterShared
    case irX86SubReversed
    case irX86BgeuAbove
    case irX86SelectUnswapped
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
    case directReturnUnchecked
    case directConvertedCounts
    case directCheckAligns
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

    // Misreadings.
    case interpBranchForwardBit11
    case interpSbOffsetUnsigned
    case interpSlliFiveBits
    case interpSraiwAmount31
    case interpSraiLogicalAbove31
    case interpBneOfItself
    case interpLhuHighRegister
    case interpSubwX0NotExtended
    case interpNegIsMove
    case interpSdBaseIsValue
    case interpHintTraps
    case interpFenceModeTraps
    case interpXorX31
    case interpPageEndAddi
    case irLiftBranchBitsSwapped
    case irLiftAddiMinus2048
    case irLiftStoreBit10
    case irLiftSltiMinus2048
    case irLiftLui80000
    case irLiftSrai63
    case irLiftSrliwZero
    case irLiftSubOfItself
    case irLiftAndInPlace
    case irLiftLwuNegativeOffset
    case irLiftSrlwOfItself
    case irLiftAddwX0NotExtended
    case irLiftSeqzIsNever
    case irLiftAddAfter64
    case irLiftAuipcPageEnd
    case irLiftBltOfX0
    case irLiftLdOwnBase
    case directBranchBackFar
    case directAddiwMinus2048
    case directSltiuNegativeSigned
    case directAuipcTopBit
    case directSrli32Is0
    case directSlliw0NotExtended
    case directSltRdIsRs2
    case directSdX0StoresBase
    case directLbuOddSigned
    case directSraInPlaceLogical
    case directSextwIsMove
    case directSnezInPlace
    case directOrX31
    case directSubAfter100
    case directPageEndLw
    case directNotInPlace
    case directJalrMinus2048
    case directFenceTsoTraps

    // Miscomputations.
    case interpAddRare
    case interpAddwOverflow
    case interpSll63
    case interpSrlw0
    case interpSltiuEqual
    case interpBeqLowHalf
    case interpBltMinimum
    case interpLdPageEnd
    case interpSwLineEnd
    case interpAndEqual
    case interpSubMinimum
    case irLiftSubRare
    case irLiftXorRare
    case irLiftAddwMinimum
    case irLiftSra0
    case irLiftSllw31
    case irLiftSltEqual
    case irLiftBneLowHalf
    case irLiftBgeMinus1
    case irLiftBltu0
    case irLiftLbuPageStart
    case irLiftShLineEnd
    case irLiftOriMinus1
    case directXorRare
    case directSubwMinimum
    case directSraw31
    case directSll32
    case directSltuMaximum
    case directSltMinimum
    case directAddiMaximum
    case directAndiMinus1
    case directLwMisaligned
    case directSdLineEnd
    case directLbRare
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
