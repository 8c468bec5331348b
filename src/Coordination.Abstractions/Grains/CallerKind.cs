namespace Coordination.Grains;

[GenerateSerializer, Alias("caller-kind")]
public enum CallerKind
{
    /// <summary>The service itself: the pump, the clock, another grain.</summary>
    System = 0,

    /// <summary>A caseworker, leaders included.</summary>
    Caseworker = 1,

    /// <summary>A department's system. It sends only events of its own source.</summary>
    Source = 2,

    /// <summary>An integration service.</summary>
    Integration = 3,

    Operations = 4,

    /// <summary>Reads everything. Each read is logged.</summary>
    Auditor = 5,

    /// <summary>The data-protection officer: reads who looked at whom, and no citizen's content.</summary>
    DataProtection = 6,

    /// <summary>An adviser: patterns and figures, never a person.</summary>
    Adviser = 7,

    /// <summary>A citizen, who reads their own page and nothing else. No token makes one.</summary>
    Citizen = 8,
}
