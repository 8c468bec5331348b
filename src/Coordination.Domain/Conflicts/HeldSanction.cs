using Coordination.Domain.Reported;

namespace Coordination.Domain.Conflicts;

/// <summary>A notified sanction and the reason to hold it: what <see cref="SanctionHold"/> finds.</summary>
internal readonly record struct HeldSanction(Sanction Sanction, ReasonToHold Reason);
