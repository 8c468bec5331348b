using Coordination.Events;

namespace Coordination.Adapters;

/// <summary>How events of the civil registration become events of the service.</summary>
public sealed record CivilRegistrationSettings
{
    /// <summary>The source of the events. Its first part is the department that keeps the civil register.</summary>
    public string Source { get; init; } = "/KFF/cpr";

    /// <summary>
    /// What each <c>ObjektHandling</c> means. KOMBIT's classification has them; the one that its published example names is set. Others
    /// are filled in from the classification that the municipality subscribes to.
    /// </summary>
    public IReadOnlyDictionary<Guid, CivilAction> Actions { get; init; } =
        new Dictionary<Guid, CivilAction> { [Guid.Parse("1e5bb089-5445-44f8-9b65-bc854053f423")] = CivilAction.Born };

    /// <summary>The <c>ObjektType</c> that means a person.</summary>
    public Guid PersonObject { get; init; } = Guid.Parse("ce7fcf97-a8a2-447a-8690-d38aa0f6e23c");

    /// <exception cref="ArgumentException">A setting cannot be used; the message names it.</exception>
    internal CivilRegistrationSettings Checked() => EventFaults.IsSource(Source)
        ? this
        : throw new ArgumentException($"{nameof(Source)} is \"{Source}\", expected {EventFaults.SourceExpected}.");
}
