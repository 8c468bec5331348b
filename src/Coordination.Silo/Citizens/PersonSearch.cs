using Coordination.Domain.Names;
using Coordination.Domain.Reported;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Citizens;

/// <summary>Finds citizens by name and birth date. Only hashes are sent to the database; names are compared here.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class PersonSearch(PersonTable persons)
{
    /// <summary>The keys of the citizens whose last reported name and birth date match, in order of keys.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(PersonName name, DateOnly birthDate, CancellationToken cancellation = default)
    {
        var found = await persons.FindAsync(birthDate, name.Forms, cancellation);
        return [.. found.Where(one => PersonName.Of(one.Name) == name).Select(one => one.Citizen)];
    }
}
