using Coordination.Domain.Reported;
using Coordination.Storage.ReadTables;

namespace Coordination.Silo.Citizens;

/// <summary>Finds citizens by name and birth date. Only the birth date goes to the database; names are compared here.</summary>
/// <remarks>Thread safe.</remarks>
public sealed class PersonSearch(PersonTable persons)
{
    /// <summary>The keys of the citizens of this name and birth date, by the last report, in order of keys.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(PersonName name, DateOnly birthDate, CancellationToken cancellation = default)
    {
        var born = await persons.ReadBornOnAsync(birthDate, cancellation);
        return [.. born.Where(one => PersonName.Of(one.Name) == name).Select(one => one.Citizen)];
    }
}
