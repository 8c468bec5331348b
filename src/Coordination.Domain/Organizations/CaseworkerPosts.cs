using Coordination.Ids;
using Coordination.Organizations;

namespace Coordination.Domain.Organizations;

/// <summary>A post: a unit of a department.</summary>
internal readonly record struct PostIn(DepartmentCode Department, UnitId Unit);

/// <summary>
/// A caseworker with every post: the main one, those in other departments, and those that ended while the caseworker stayed in another
/// that was held together with it. Nearly everybody has only the main post.
/// </summary>
/// <param name="known">The caseworker in the document or, of somebody who has left, in the last one.</param>
/// <param name="further">The posts in other departments.</param>
/// <param name="ended">The posts that ended, at most one in a department; none in a department where there is a post.</param>
internal sealed class CaseworkerPosts(Caseworker known, PostIn[] further, PostIn[] ended)
{
    /// <summary>The caseworker as the document has them.</summary>
    public Caseworker Known => known;

    /// <summary>The main post.</summary>
    public PostIn Main { get; } = MainOf(known);

    /// <summary>Whether there is only the main post, and no other ended.</summary>
    public bool IsOne => further.Length == 0 && ended.Length == 0;

    /// <summary>The posts that ended.</summary>
    public IReadOnlyList<PostIn> Ended => ended;

    /// <summary>Every post, the main one first.</summary>
    public IReadOnlyList<PostIn> All { get; } = [MainOf(known), .. further];

    /// <summary>The department of every post, that of the main one first.</summary>
    public IReadOnlyList<DepartmentCode> Departments { get; } =
        [MainOf(known).Department, .. further.Select(static post => post.Department)];

    /// <summary>Whether a post is in a unit.</summary>
    public bool IsIn(UnitId unit)
    {
        if (Main.Unit == unit) return true;
        foreach (var post in further)
            if (post.Unit == unit) return true;
        return false;
    }

    /// <summary>The post in a department; if there is none, the main one.</summary>
    public PostIn In(DepartmentCode department)
    {
        if (further.Length > 0 && department != Main.Department)
            foreach (var post in further)
                if (post.Department == department) return post;
        return Main;
    }

    /// <summary>
    /// The post that counts for what the caseworker holds in a department: the one there, also if it has ended; else the main one.
    /// </summary>
    public PostIn Holding(DepartmentCode department)
    {
        var post = In(department);
        if (ended.Length == 0 || post.Department == department) return post;
        foreach (var one in ended)
            if (one.Department == department) return one;
        return post;
    }

    /// <summary>A caseworker of a document.</summary>
    /// <param name="earlier">The caseworker in earlier documents, the newest first.</param>
    /// <param name="isUnit">Whether the document has a unit. Of a unit that is no more, an ended post is forgotten.</param>
    public static CaseworkerPosts Of(Caseworker known, IEnumerable<Caseworker> earlier, Func<UnitId, bool> isUnit)
    {
        var further = FurtherOf(known);
        HashSet<DepartmentCode> now = [new(known.Department), .. further.Select(static post => post.Department)];
        List<PostIn> ended = [];
        foreach (var was in earlier)
        {
            if (was.Posts.Count == 0) continue;
            PostIn[] together = [MainOf(was), .. FurtherOf(was)];
            if (!together.Any(post => now.Contains(post.Department))) continue;
            foreach (var post in together)
                if (!now.Contains(post.Department) && isUnit(post.Unit) && !ended.Exists(one => one.Department == post.Department))
                    ended.Add(post);
        }

        return new(known, further, [.. ended]);
    }

    /// <summary>The caseworker as a later document must know them: with the posts that ended in place of the further ones.</summary>
    public Caseworker WithEnded() => known with
    {
        Posts = [.. ended.Select(static post => new FurtherPost { Department = post.Department.Value, Unit = post.Unit.Value })],
    };

    private static PostIn MainOf(Caseworker known) => new(new(known.Department), new(known.Unit));

    private static PostIn[] FurtherOf(Caseworker known) => known.Posts.Count == 0
        ? []
        : [.. known.Posts.Select(static post => new PostIn(new(post.Department), new(post.Unit)))];
}
