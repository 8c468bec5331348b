namespace Coordination.Adapters.Tests;

/// <summary>The settings of the messages of the civil registration: an invented classification besides the published action.</summary>
internal static class CivilSettings
{
    internal static CivilRegistrationSettings All { get; } = new()
    {
        Actions = new Dictionary<Guid, CivilAction>(new CivilRegistrationSettings().Actions)
        {
            [Guid.Parse("5c2e81a1-94b7-4d06-a3f8-71e0c95d2b41")] = CivilAction.Moved,
            [Guid.Parse("5c2e81a2-94b7-4d06-a3f8-71e0c95d2b42")] = CivilAction.Died,
            [Guid.Parse("5c2e81a3-94b7-4d06-a3f8-71e0c95d2b43")] = CivilAction.Renumbered,
            [Guid.Parse("5c2e81a4-94b7-4d06-a3f8-71e0c95d2b44")] = CivilAction.Protected,
            [Guid.Parse("5c2e81a6-94b7-4d06-a3f8-71e0c95d2b46")] = CivilAction.Named,
        },
    };
}
