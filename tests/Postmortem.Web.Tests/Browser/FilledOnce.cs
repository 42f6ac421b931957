using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Storage;

namespace Postmortem.Web.Tests.Browser;

/// <summary>
/// A data folder that is filled once in a run, for every test that begins with the same to get a copy of: migrations and passwords cost
/// more than most tests.
/// </summary>
/// <typeparam name="T">What is to be known of it: who is there, and where.</typeparam>
internal sealed class FilledOnce<T>(Func<IServiceProvider, Task<T>> fill)
{
    private readonly Lazy<Task<(string Folder, T Known)>> _filled = new(() => FillAsync(fill));

    /// <summary>Makes <paramref name="data"/> a copy of it.</summary>
    public async Task<T> CopyToAsync(string data)
    {
        var (folder, known) = await _filled.Value;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(data, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return known;
    }

    private static async Task<(string Folder, T Known)> FillAsync(Func<IServiceProvider, Task<T>> fill)
    {
        var worked = Directory.CreateTempSubdirectory("postmortem-filling-").FullName;
        var ready = Directory.CreateTempSubdirectory("postmortem-filled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(ready, recursive: true);
        var provider = FilledOnce.Services(worked);
        await provider.GetRequiredService<Migrator>().MigrateAsync();
        var known = await fill(provider);
        // One file, with all that still stood in the log beside it.
        var file = new StorageOptions(ready).SqliteFile;
        await using (var db = await provider.GetRequiredService<IDbContextFactory<PostmortemDb>>().CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}");
        await FilledOnce.EndAsync(provider, provider);
        if (Directory.Exists(Path.Combine(worked, "keys"))) Directory.Move(Path.Combine(worked, "keys"), Path.Combine(ready, "keys"));
        Directory.Delete(worked, recursive: true);
        return (ready, known);
    }
}

/// <summary>The program's own verbs on a data folder, for what a test only begins with.</summary>
internal static class FilledOnce
{
    public static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostmortem(new StorageOptions(data), Checkout.Folder("templates"));
        HashQuickly(services);
        return services.BuildServiceProvider();
    }

    /// <summary>Nobody guesses these passwords, so their hashes need not be slow to make.</summary>
    public static void HashQuickly(IServiceCollection services) => services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);

    /// <summary>Ends <paramref name="services"/> and closes what the pool still holds of their database, and nothing that another test is using.</summary>
    public static async Task EndAsync(IServiceProvider services, IAsyncDisposable owner)
    {
        var storage = services.GetRequiredService<StorageOptions>();
        await owner.DisposeAsync();
        storage.LetGo();
    }
}
