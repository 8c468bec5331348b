namespace Coordination.Host.Tests.Security;

public sealed partial class AuthorizationMatrixTests
{
    // anonymous, involved, uninvolved, leader, coordinator, auditor, operations, integration, source, left.
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
    };
}
