namespace Coordination.Storage.Keys;

/// <summary>
/// Encrypted content cannot be opened: it was altered or cut, it belongs to another row or citizen, or its key was. It concerns this
/// citizen only.
/// </summary>
public sealed class ContentFaultException : Exception
{
    internal ContentFaultException(ContentPlace place, string why, Exception? inner = null)
        : base($"Content of the citizen {place.Citizen} ({place}) cannot be opened: {why}", inner)
    {
    }
}
