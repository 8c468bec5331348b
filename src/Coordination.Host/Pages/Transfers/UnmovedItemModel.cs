using Coordination.Domain.Access;
using Coordination.Host.Access;
using Coordination.Host.Pages.Localization;
using Coordination.Views;

namespace Coordination.Host.Pages.Transfers;

/// <summary>A responsibility that could not be moved.</summary>
/// <param name="Key">The citizen's key.</param>
/// <param name="Citizen">The citizen's name, or the key where the name is unknown or not for the user.</param>
/// <param name="What">The responsibility, in words, with its id unless it is of another department than the user's own.</param>
/// <param name="Why">The reason, in the user's language.</param>
public sealed record UnmovedItemModel(string Key, string Citizen, string What, string Why)
{
    internal static IReadOnlyList<UnmovedItemModel> Of(
        IReadOnlyList<TransferredCitizenView> citizens, IReadOnlyDictionary<string, string> names, Localizer localizer, ListMask mask)
    {
        return
        [
            .. from citizen in citizens
               from item in citizen.Left
               let type = localizer[$"transfers.left.{item.Type}"]
               select new UnmovedItemModel(
                   citizen.Citizen, names.GetValueOrDefault(citizen.Citizen) ?? citizen.Citizen,
                   OwnId(item.Id, mask) is { } id ? $"{type} {id}" : type, localizer.Code("transfers.why", item.Why)),
        ];
    }

    // An id without a department is opaque.
    private static string? OwnId(string? id, ListMask mask) =>
        id is not null && Mask.DepartmentOf(id) != default ? mask.ItemOrNull(id) : null;
}
