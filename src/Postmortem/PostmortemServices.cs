using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Postmortem.Actions;
using Postmortem.Documents;
using Postmortem.Exchange;
using Postmortem.Incidents;
using Postmortem.Notices;
using Postmortem.People;
using Postmortem.Reports;
using Postmortem.Reviews;
using Postmortem.Reviews.Across;
using Postmortem.Reviews.Comments;
using Postmortem.Reviews.Evidence;
using Postmortem.Reviews.Factors;
using Postmortem.Reviews.Fix;
using Postmortem.Reviews.Hints;
using Postmortem.Reviews.History;
using Postmortem.Reviews.Pause;
using Postmortem.Reviews.Perspectives;
using Postmortem.Reviews.Timeline;
using Postmortem.Samples;
using Postmortem.Search;
using Postmortem.Sessions;
using Postmortem.Storage;
using Postmortem.Storage.Sqlite;
using Postmortem.Storage.SqlServer;
using Postmortem.Wording;

namespace Postmortem;

/// <summary>What the product consists of, for whichever host runs it: the web, the command line, a test.</summary>
public static class PostmortemServices
{
    /// <param name="templates">The folder that holds reviews/, notices/, reports/, wording/.</param>
    public static IServiceCollection AddPostmortem(this IServiceCollection services, StorageOptions storage, string templates) => services
        .AddStorage(storage)
        .AddTemplates(templates)
        .AddPeople()
        .AddReviews()
        .AddSingleton<IncidentService>()
        .AddSingleton<ImportService>()
        .AddSingleton<SessionService>()
        .AddSingleton<ActionService>()
        .AddSingleton<NoticeService>()
        .AddSingleton<CustomerService>()
        .AddSingleton<SearchService>()
        .AddSingleton(s => new SampleWork(storage, templates,
            s.GetRequiredService<WriteQueue>(), s.GetRequiredService<Seal>(), s.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions storage)
    {
        services.AddDataProtection().SetApplicationName("postmortem").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage.DataFolder, "keys")));
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(storage)
            .AddPooledDbContextFactory<SqliteDb>(o => SqliteDb.Configure(o, storage.SqliteFile))
            .AddPooledDbContextFactory<SqlServerDb>(o => SqlServerDb.Configure(o, storage.ConnectionString ?? "", storage.MaxBatchSize))
            .AddSingleton<IDbContextFactory<PostmortemDb>, PostmortemDbFactory>()
            .AddSingleton<WriteQueue>()
            .AddSingleton<ChangeFeed>()
            .AddSingleton<LogKey>()
            .AddSingleton<Store>()
            .AddSingleton<Migrator>()
            .AddSingleton<Tidying>()
            .AddSingleton<DraftService>();
    }

    /// <summary>What people edit as files, and the documents that are made of it.</summary>
    private static IServiceCollection AddTemplates(this IServiceCollection services, string templates) => services
        .AddSingleton(new ReviewTemplates(Path.Combine(templates, "reviews")))
        .AddSingleton(new QuestionDecks(Path.Combine(templates, "sessions")))
        .AddSingleton(new WordingGuides(Path.Combine(templates, "wording")))
        .AddSingleton(new TemplateFolder(templates, DocumentShapes.All))
        .AddSingleton<TemplateCheck>()
        .AddSingleton<NoticeDocuments>()
        .AddSingleton<ReportDocuments>();

    private static IServiceCollection AddPeople(this IServiceCollection services) => services
        .Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000) // PBKDF2-SHA512, OWASP's figure
        .AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>()
        .AddSingleton<PeopleService>()
        .AddSingleton<PeopleCache>()
        .AddSingleton<DeviceService>()
        .AddSingleton<AccountLinkService>()
        .AddSingleton<SecurityLog>()
        .AddSingleton<PasswordGate>()
        .AddSingleton<SignInTries>()
        .AddSingleton<SignInService>();

    private static IServiceCollection AddReviews(this IServiceCollection services) => services
        .AddSingleton<ReviewSnapshots>()
        .AddSingleton<ReviewFeed>()
        .AddSingleton<ReviewService>()
        .AddSingleton<PauseService>()
        .AddSingleton<CustomerViewService>()
        .AddSingleton<Seal>()
        .AddSingleton<PerspectiveService>()
        .AddSingleton<CheckInService>()
        .AddSingleton<TimelineService>()
        .AddSingleton<AttachmentService>()
        .AddSingleton<FactorService>()
        .AddSingleton<FindingService>()
        .AddSingleton<FactorVoteService>()
        .AddSingleton<PlanService>()
        .AddSingleton<SharingService>()
        .AddSingleton<SignatureService>()
        .AddSingleton<AcrossService>()
        .AddSingleton<CommentService>()
        .AddSingleton<HintService>()
        .AddSingleton<HistoryService>();
}
