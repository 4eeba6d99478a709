using ParcelDesk;

await ParcelDeskApp.Build(args).RunAsync();
